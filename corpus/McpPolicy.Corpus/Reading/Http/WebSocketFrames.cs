using System.Buffers.Binary;

namespace McpPolicy.Corpus.Reading.Http;

/// <summary>The payloads of WebSocket frames (RFC 6455, section 5.2).</summary>
internal static class WebSocketFrames
{
    private const int MaskLength = 4;

    /// <summary>All payloads, one behind the other; empty when the bytes are no frames.</summary>
    public static byte[] Payloads(ReadOnlySpan<byte> bytes)
    {
        using var payloads = new MemoryStream();
        while (bytes.Length > 2 && TryReadHeader(bytes, out int start, out int length, out bool masked))
        {
            byte[] payload = bytes.Slice(start, length).ToArray();
            for (int i = 0; masked && i < payload.Length; i++)
            {
                payload[i] ^= bytes[start - MaskLength + (i % MaskLength)];
            }

            payloads.Write(payload);
            bytes = bytes[(start + length)..];
        }

        return payloads.ToArray();
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> bytes, out int start, out int length, out bool masked)
    {
        masked = (bytes[1] & 0x80) != 0;
        length = bytes[1] & 0x7F;
        start = 2;
        if (length == 126 && bytes.Length >= 4)
        {
            length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
            start = 4;
        }

        start += masked ? MaskLength : 0;
        return (bytes[0] & 0x70) == 0 && start + length <= bytes.Length;
    }
}
