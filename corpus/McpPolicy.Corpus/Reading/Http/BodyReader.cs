using System.Globalization;

namespace McpPolicy.Corpus.Reading.Http;

/// <summary>Every way in which some server tells where a body ends (RFC 9112, section 6.3, and departures from it).</summary>
internal static class BodyReader
{
    /// <summary>The bodies; the correct one first.</summary>
    public static IEnumerable<HttpBody> Read(HttpHead head, ReadOnlyMemory<byte> bytes, int start)
    {
        List<HttpHeader> codings = [.. head.Named("Transfer-Encoding")];
        bool chunked = codings.Exists(static h => h.Value.Contains("chunked", StringComparison.OrdinalIgnoreCase));
        bool plain =
            codings is [{ Leniency: Leniency.None, Value: var coding }] && coding.Equals("chunked", StringComparison.OrdinalIgnoreCase);
        if (chunked)
        {
            HttpBody body = ChunkReader.Read(bytes, start);
            Leniency odd = plain
                ? Leniency.None
                : Leniency.OddTransferEncoding | codings.Aggregate(Leniency.None, static (l, h) => l | h.Leniency);
            yield return body with
            {
                Leniency = body.Leniency | odd,
            };
        }

        List<(long Length, Leniency Leniency)> lengths = [.. Lengths(head)];
        foreach ((long length, Leniency leniency) in lengths)
        {
            Leniency odd = plain ? Leniency.LengthOverChunks : Leniency.None;
            yield return Take(bytes, start, length, leniency | odd);
        }

        bool hasBody = chunked || lengths.Exists(static l => l.Length > 0);
        yield return Take(bytes, start, 0, hasBody ? Leniency.BodyIgnored : Leniency.None) with
        {
            IsWhole = !hasBody,
        };
        if (start < bytes.Length)
        {
            yield return Take(bytes, start, bytes.Length, Leniency.NoFraming) with
            {
                IsWhole = false,
            };
        }
    }

    private static HttpBody Take(ReadOnlyMemory<byte> bytes, int start, long length, Leniency leniency)
    {
        int end = (int)Math.Min(bytes.Length, start + length);
        return new HttpBody(bytes[start..end], end, [], start + length <= bytes.Length, leniency);
    }

    private static IEnumerable<(long Length, Leniency Leniency)> Lengths(HttpHead head)
    {
        var values = head.Named("Content-Length")
            .SelectMany(static h => h.Value.Split(',').Select(value => (Text: value, h.Leniency)))
            .ToList();
        foreach ((string text, Leniency leniency) in values)
        {
            bool isPlain = values.Count == 1 && text.Length > 0 && text.All(char.IsAsciiDigit);
            if (Parse(text) is { } length)
            {
                yield return (length, isPlain ? leniency : leniency | Leniency.OddContentLength);
            }
        }
    }

    private static long? Parse(string text)
    {
        string digits = text.Trim().TrimStart('+').Trim('"');
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return long.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long hex) ? hex : null;
        }

        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : null;
    }
}
