namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>SQL's LIKE: <c>%</c> stands for any text, <c>_</c> for one character.</summary>
internal static class LikePattern
{
    /// <summary>Matches in time proportional to the two lengths multiplied, whatever the pattern.</summary>
    public static bool Matches(string text, string pattern, bool ignoreCase)
    {
        int at = 0,
            next = 0,
            resumeAt = -1,
            resumePattern = -1;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '%')
            {
                resumePattern = ++next;
                resumeAt = at;
            }
            else if (next < pattern.Length && (pattern[next] == '_' || Same(pattern[next], text[at], ignoreCase)))
            {
                next++;
                at++;
            }
            else if (resumePattern >= 0)
            {
                next = resumePattern;
                at = ++resumeAt;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(next).TrimStart('%').IsEmpty;
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right));
}
