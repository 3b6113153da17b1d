namespace McpPolicy.Proxy.Configuration;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean X?</c> for the nearest of <paramref name="known"/>, or nothing when none is near.</summary>
    public static string For(string written, IEnumerable<string> known)
    {
        string? nearest = known.MinBy(candidate => Distance(written, candidate));
        int tolerated = Math.Max(1, written.Length / 3);
        return nearest is not null && Distance(written, nearest) <= tolerated ? $"; did you mean {nearest}?" : string.Empty;
    }

    // Levenshtein's edit distance, one row at a time.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
