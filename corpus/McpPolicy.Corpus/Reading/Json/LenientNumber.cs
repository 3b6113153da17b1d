namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Numbers as RFC 8259, section 6, has them.</summary>
internal static class LenientNumber
{
    /// <summary>Whether a word is a JSON number.</summary>
    public static bool IsJson(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> rest = word.StartsWith("-") ? word[1..] : word;
        int digits = Digits(rest);
        if (digits == 0 || (digits > 1 && rest[0] == '0'))
        {
            return false;
        }

        rest = rest[digits..];
        if (rest.StartsWith("."))
        {
            int fraction = Digits(rest[1..]);
            if (fraction == 0)
            {
                return false;
            }

            rest = rest[(fraction + 1)..];
        }

        return rest.IsEmpty || IsExponent(rest);
    }

    private static bool IsExponent(ReadOnlySpan<char> rest)
    {
        if (rest[0] is not ('e' or 'E'))
        {
            return false;
        }

        rest = rest[1..];
        rest = rest.Length > 0 && rest[0] is '+' or '-' ? rest[1..] : rest;
        return rest.Length > 0 && Digits(rest) == rest.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
