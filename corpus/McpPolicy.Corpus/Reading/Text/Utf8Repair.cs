using System.Buffers;
using System.Text;

namespace McpPolicy.Corpus.Reading.Text;

/// <summary>What decoders make of bytes that are no UTF-8.</summary>
internal static class Utf8Repair
{
    /// <summary>The text without the bytes that are invalid.</summary>
    public static string WithoutInvalid(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }

            bytes = bytes[consumed..];
        }

        return text.ToString();
    }

    /// <summary>The text with sequences of two and three bytes decoded by their bits alone: overlong forms and surrogates included.</summary>
    public static string Overlong(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            int length = Length(bytes[0]);
            bool whole =
                length <= bytes.Length
                && bytes[1..Math.Max(1, Math.Min(length, bytes.Length))].IndexOfAnyExceptInRange((byte)0x80, (byte)0xBF) < 0;
            length = whole ? length : 1;
            text.Append(Decode(bytes[..length]));
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    private static int Length(byte lead) =>
        lead switch
        {
            >= 0xC0 and < 0xE0 => 2,
            >= 0xE0 and < 0xF0 => 3,
            _ => 1,
        };

    private static char Decode(ReadOnlySpan<byte> sequence) =>
        sequence switch
        {
            [var a, var b] => (char)(((a & 0x1F) << 6) | (b & 0x3F)),
            [var a, var b, var c] => (char)(((a & 0x0F) << 12) | ((b & 0x3F) << 6) | (c & 0x3F)),
            _ => (char)sequence[0],
        };
}
