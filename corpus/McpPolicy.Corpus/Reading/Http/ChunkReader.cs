using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace McpPolicy.Corpus.Reading.Http;

/// <summary>Chunks (RFC 9112, section 7.1), however they are written.</summary>
internal static class ChunkReader
{
    /// <summary>Reads to the last chunk and its trailers, or as far as it goes.</summary>
    public static HttpBody Read(ReadOnlyMemory<byte> bytes, int start)
    {
        using var body = new MemoryStream();
        Leniency leniency = Leniency.None;
        int position = start;
        while (position < bytes.Length)
        {
            string line = ReadLine(bytes, ref position, ref leniency);
            if (Size(line, ref leniency) is not { } size)
            {
                break;
            }

            if (size == 0)
            {
                ImmutableArray<HttpHeader> trailers = ReadTrailers(bytes, ref position, ref leniency);
                return new HttpBody(body.ToArray(), position, trailers, IsWhole: true, leniency);
            }

            int length = (int)Math.Min(size, bytes.Length - position);
            body.Write(bytes.Span.Slice(position, length));
            position += length;
            SkipLineEnd(bytes, ref position, ref leniency);
        }

        return new HttpBody(body.ToArray(), position, [], IsWhole: false, leniency | Leniency.LooseChunks);
    }

    private static ImmutableArray<HttpHeader> ReadTrailers(ReadOnlyMemory<byte> bytes, ref int position, ref Leniency leniency)
    {
        List<(string, bool)> lines = [];
        while (position < bytes.Length && ReadLine(bytes, ref position, ref leniency) is { Length: > 0 } line)
        {
            lines.Add((line, false));
        }

        return [.. HeadReader.ReadHeaders(lines).Select(static h => h with { Leniency = h.Leniency | Leniency.Trailers })];
    }

    private static string ReadLine(ReadOnlyMemory<byte> bytes, ref int position, ref Leniency leniency)
    {
        ReadOnlySpan<byte> rest = bytes.Span[position..];
        int end = rest.IndexOf((byte)'\n');
        position += end < 0 ? rest.Length : end + 1;
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        bool pair = line.EndsWith("\r"u8);
        leniency |= pair ? Leniency.None : Leniency.LooseChunks;
        return Encoding.Latin1.GetString(pair ? line[..^1] : line);
    }

    private static void SkipLineEnd(ReadOnlyMemory<byte> bytes, ref int position, ref Leniency leniency)
    {
        ReadOnlySpan<byte> rest = bytes.Span[position..];
        if (rest.StartsWith("\r\n"u8))
        {
            position += 2;
            return;
        }

        leniency |= Leniency.LooseChunks;
        position += rest.StartsWith("\n"u8) ? 1 : 0;
    }

    private static long? Size(string line, ref Leniency leniency)
    {
        int semicolon = line.IndexOf(';', StringComparison.Ordinal);
        string size = semicolon < 0 ? line : line[..semicolon];
        string digits = size.Trim().TrimStart('+');
        digits = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        leniency |= digits == size ? Leniency.None : Leniency.LooseChunks;
        bool isNumber = long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value);
        return isNumber && value >= 0 ? value : null;
    }
}
