using System.Text;

namespace McpPolicy.Proxy.Wire;

/// <summary>Names of tools and prompts as servers compare them.</summary>
internal static class NameText
{
    /// <summary>
    /// Whether a name stays what it is when a server trims it or cuts it at a control character: it has no control characters
    /// (C0, DEL, C1), and no white space (Unicode's property White_Space) at either end.
    /// </summary>
    /// <param name="name">Valid UTF-8, not empty.</param>
    public static bool IsPlain(ReadOnlySpan<byte> name)
    {
        // Nearly every name is a word in ASCII.
        if (name.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0)
        {
            return true;
        }

        Rune.DecodeFromUtf8(name, out Rune first, out _);
        Rune.DecodeLastFromUtf8(name, out Rune last, out _);
        return !Rune.IsWhiteSpace(first) && !Rune.IsWhiteSpace(last) && !HasControls(name);
    }

    private static bool HasControls(ReadOnlySpan<byte> name)
    {
        foreach (Rune rune in Encoding.UTF8.GetString(name).EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                return true;
            }
        }

        return false;
    }
}
