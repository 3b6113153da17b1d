namespace McpPolicy.Proxy.Wire;

/// <summary>
/// Spellings of a member name that a lenient parser takes for a known one: other case (System.Text.Json and Newtonsoft with
/// their web defaults, Go's encoding/json including its Unicode folds of s and k), and anything after a NUL (C strings).
/// </summary>
internal static class KeyVariants
{
    private const int MaxLength = 64;

    /// <summary>Whether <paramref name="name"/> is not, but could be taken for, one of <paramref name="known"/>.</summary>
    /// <param name="name">An unescaped name that equals none of <paramref name="known"/>.</param>
    /// <param name="known">Known names in lower case.</param>
    public static bool Contains(ReadOnlySpan<byte> name, byte[][] known)
    {
        Span<byte> folded = stackalloc byte[MaxLength];
        int length = Fold(name, folded);
        if (length < 0)
        {
            return false;
        }

        foreach (byte[] candidate in known)
        {
            if (folded[..length].SequenceEqual(candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static int Fold(ReadOnlySpan<byte> name, Span<byte> folded)
    {
        int length = 0;
        int i = 0;
        while (i < name.Length && name[i] != 0)
        {
            if (length == folded.Length)
            {
                return -1;
            }

            folded[length++] = FoldOne(name[i..], out int width);
            i += width;
        }

        return length;
    }

    private static byte FoldOne(ReadOnlySpan<byte> name, out int width)
    {
        width = 2;
        if (name.StartsWith("\u017F"u8))
        {
            return (byte)'s';
        }

        if (name.StartsWith("\u0131"u8) || name.StartsWith("\u0130"u8))
        {
            return (byte)'i';
        }

        if (name.StartsWith("\u212A"u8))
        {
            width = 3;
            return (byte)'k';
        }

        width = 1;
        return name[0] is >= (byte)'A' and <= (byte)'Z' ? (byte)(name[0] | 0x20) : name[0];
    }
}
