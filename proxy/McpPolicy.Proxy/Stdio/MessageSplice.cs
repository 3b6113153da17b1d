using System.Buffers;

namespace McpPolicy.Proxy.Stdio;

/// <summary>Exchanges parts of a message for others.</summary>
internal static class MessageSplice
{
    /// <summary>The message with up to two ranges replaced; an empty range is none.</summary>
    public static ReadOnlyMemory<byte> Replace(
        ReadOnlyMemory<byte> message,
        Range first,
        ReadOnlyMemory<byte> firstValue,
        Range second = default,
        ReadOnlyMemory<byte> secondValue = default
    )
    {
        if (!second.Equals(default) && second.Start.Value < first.Start.Value)
        {
            return Replace(message, second, secondValue, first, firstValue);
        }

        var output = new ArrayBufferWriter<byte>(message.Length + firstValue.Length + secondValue.Length);
        int position = Copy(output, message, 0, first, firstValue);
        position = Copy(output, message, position, second, secondValue);
        output.Write(message.Span[position..]);
        return output.WrittenMemory;
    }

    /// <summary>
    /// The message on one line. Line breaks inside JSON stand between tokens only (RFC 8259, section 7 bars them from strings), where a
    /// space means the same.
    /// </summary>
    public static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> message)
    {
        if (message.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            return message;
        }

        byte[] line = message.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }

    private static int Copy(
        ArrayBufferWriter<byte> output,
        ReadOnlyMemory<byte> message,
        int position,
        Range range,
        ReadOnlyMemory<byte> value
    )
    {
        if (range.Equals(default))
        {
            return position;
        }

        output.Write(message.Span[position..range.Start.Value]);
        output.Write(value.Span);
        return range.End.Value;
    }
}
