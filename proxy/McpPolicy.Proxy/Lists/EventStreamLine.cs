using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Lists;

/// <summary>Lines of a <c>text/event-stream</c> (WHATWG HTML, section 9.2.6).</summary>
internal static class EventStreamLine
{
    /// <summary>The stream's first line without the byte order mark it may start with.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> line) =>
        line.StartsWith("\uFEFF"u8) ? line["\uFEFF"u8.Length..] : line;

    /// <summary>Whether a line is of the field <c>data</c>, and its value.</summary>
    public static bool TryGetData(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!line.StartsWith("data"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = line["data"u8.Length..];
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] != (byte)':')
        {
            return false;
        }

        rest = rest[1..];
        value = !rest.IsEmpty && rest[0] == (byte)' ' ? rest[1..] : rest;
        return true;
    }

    /// <summary>Copies an event with other data: one <c>data</c> line where the first one stood, or none when there is no data.</summary>
    /// <param name="block">The event's lines with their ends.</param>
    /// <param name="data">The new data, without line breaks outside of JSON strings.</param>
    /// <param name="output">Takes the event.</param>
    public static void ReplaceData(ReadOnlySpan<byte> block, ReadOnlySpan<byte> data, PooledBuffer output)
    {
        bool written = data.IsEmpty;
        bool afterCr = false;
        bool afterRemoved = false;
        while (!block.IsEmpty)
        {
            int end = block.IndexOfAny((byte)'\r', (byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? block : block[..end];
            int width = end < 0 ? block.Length : end + 1;
            if (!TryGetData(WithoutByteOrderMark(line), out _))
            {
                // A CR and a LF that had a line between them must not become one line end: the blank line would be gone.
                output.Write(afterCr && afterRemoved && block[0] == (byte)'\n' ? "\n"u8 : default);
                output.Write(block[..width]);
                afterCr = end >= 0 && block[end] == (byte)'\r';
                afterRemoved = false;
            }
            else if (!written)
            {
                written = true;
                WriteData(data, output);
                afterCr = false;
            }
            else
            {
                afterRemoved = true;
            }

            block = SkipLineFeedOfRemovedLine(block, width, end);
        }
    }

    private static ReadOnlySpan<byte> SkipLineFeedOfRemovedLine(ReadOnlySpan<byte> block, int width, int end)
    {
        bool crLf = end >= 0 && block[end] == (byte)'\r' && width < block.Length && block[width] == (byte)'\n';
        bool removed = crLf && TryGetData(WithoutByteOrderMark(block[..end]), out _);
        return block[(removed ? width + 1 : width)..];
    }

    // JSON over several data lines has its line breaks between tokens, where a space means the same.
    private static void WriteData(ReadOnlySpan<byte> data, PooledBuffer output)
    {
        output.Write("data: "u8);
        Span<byte> room = output.GetSpan(data.Length);
        for (int i = 0; i < data.Length; i++)
        {
            room[i] = data[i] is (byte)'\n' or (byte)'\r' ? (byte)' ' : data[i];
        }

        output.Advance(data.Length);
        output.Write("\n"u8);
    }
}
