namespace McpPolicy.Proxy.Guards;

/// <summary>Protocol revisions, which are dates and compare as text.</summary>
internal static class ProtocolVersions
{
    /// <summary>The first revision without sessions.</summary>
    public const string FirstStateless = "2026-07-28";

    /// <summary>Whether a header value has the form of a revision, <c>YYYY-MM-DD</c>.</summary>
    public static bool IsDate(ReadOnlySpan<char> value)
    {
        if (value.Length != FirstStateless.Length)
        {
            return false;
        }

        for (int i = 0; i < value.Length; i++)
        {
            if (i is 4 or 7 ? value[i] != '-' : !char.IsAsciiDigit(value[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a revision has no sessions.</summary>
    public static bool IsStateless(ReadOnlySpan<char> date) => date.CompareTo(FirstStateless, StringComparison.Ordinal) >= 0;
}
