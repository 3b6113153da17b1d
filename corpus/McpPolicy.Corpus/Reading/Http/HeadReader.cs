using System.Collections.Immutable;
using System.Text;

namespace McpPolicy.Corpus.Reading.Http;

/// <summary>Reads request lines and headers, however they are written.</summary>
internal static class HeadReader
{
    /// <summary>The places where a body may begin, with the head before it.</summary>
    public static IEnumerable<(HttpHead Head, int BodyStart, Leniency Leniency)> Read(ReadOnlyMemory<byte> bytes, int start)
    {
        start += LeadingBlankLines(bytes.Span[start..]);
        int strict = bytes.Span[start..].IndexOf("\r\n\r\n"u8);
        int loose = LooseEnd(strict < 0 ? bytes.Span[start..] : bytes.Span.Slice(start, strict + 3), out int width);
        if (strict >= 0 && Parse(bytes.Span.Slice(start, strict)) is { } head)
        {
            yield return (head, start + strict + 4, Leniency.None);
        }

        if (loose >= 0 && loose != strict && Parse(bytes.Span.Slice(start, loose)) is { } other)
        {
            yield return (other, start + loose + width, Leniency.BareLineEnds);
        }
    }

    /// <summary>Headers from lines, as trailers are.</summary>
    public static ImmutableArray<HttpHeader> ReadHeaders(IEnumerable<(string Line, bool IsBare)> lines)
    {
        ImmutableArray<HttpHeader>.Builder headers = ImmutableArray.CreateBuilder<HttpHeader>();
        foreach ((string line, bool isBare) in lines)
        {
            Leniency leniency = isBare ? Leniency.BareLineEnds : Leniency.None;
            if (line is [' ' or '\t', ..] && headers.Count > 0)
            {
                headers[^1] = headers[^1] with { Value = $"{headers[^1].Value} {line.Trim()}" };
                leniency |= Leniency.FoldedHeaders;
            }

            if (ReadHeader(headers.Count > 0 ? line.TrimStart() : line) is { } header)
            {
                headers.Add(header with { Leniency = header.Leniency | leniency });
            }
        }

        return headers.ToImmutable();
    }

    private static int LeadingBlankLines(ReadOnlySpan<byte> bytes)
    {
        int count = bytes.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        return count < 0 ? bytes.Length : count;
    }

    private static int LooseEnd(ReadOnlySpan<byte> bytes, out int width)
    {
        for (int i = bytes.IndexOfAny((byte)'\r', (byte)'\n'); i >= 0 && i + 1 < bytes.Length; i = Next(bytes, i))
        {
            ReadOnlySpan<byte> rest = bytes[i..];
            bool afterCr = i > 0 && bytes[i - 1] == '\r';
            width = rest.StartsWith("\n\n"u8) || rest.StartsWith("\r\r"u8) ? 2 : 0;
            width = !afterCr && rest.StartsWith("\n\r\n"u8) ? 3 : width;
            if (width > 0)
            {
                return i;
            }
        }

        width = 0;
        return -1;
    }

    private static int Next(ReadOnlySpan<byte> bytes, int i)
    {
        int step = bytes[(i + 1)..].IndexOfAny((byte)'\r', (byte)'\n');
        return step < 0 ? -1 : i + 1 + step;
    }

    private static HttpHead? Parse(ReadOnlySpan<byte> head)
    {
        List<(string Line, bool IsBare)> lines = HeadLines.Split(Encoding.UTF8.GetString(head));
        string[] start = lines[0].Line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return start.Length >= 2 && start[^1].Contains("HTTP/", StringComparison.OrdinalIgnoreCase)
            ? new HttpHead(start[0], start[1], ReadHeaders(lines.Skip(1)))
            : null;
    }

    private static HttpHeader? ReadHeader(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return null;
        }

        string raw = line[..colon];
        string name = string.Concat(raw.Where(static c => !char.IsControl(c) && !char.IsWhiteSpace(c)));
        Leniency leniency = name == raw ? Leniency.None : Leniency.LooseHeaderNames;
        leniency |= name.Contains('_', StringComparison.Ordinal) ? Leniency.UnderscoredHeaders : Leniency.None;
        return new HttpHeader(name.Replace('_', '-'), line[(colon + 1)..].Trim(), leniency);
    }
}
