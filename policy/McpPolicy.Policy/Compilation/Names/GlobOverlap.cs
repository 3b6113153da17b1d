namespace McpPolicy.Policy.Compilation.Names;

/// <summary>Whether two globs can match the same name.</summary>
internal static class GlobOverlap
{
    private const byte Star = (byte)'*';

    /// <summary>True when some name matches both; in time proportional to one length times the other.</summary>
    public static bool Exists(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        // Row i tells for each j whether a from i on and b from j on have a name in common; rows are filled from the last one.
        Span<bool> below = new bool[b.Length + 1];
        Span<bool> row = new bool[b.Length + 1];
        for (var i = a.Length; i >= 0; i--)
        {
            for (var j = b.Length; j >= 0; j--)
            {
                row[j] = Cell(a, i, b, j, row, below);
            }

            row.CopyTo(below);
        }

        return below[0];
    }

    private static bool Cell(ReadOnlySpan<byte> a, int i, ReadOnlySpan<byte> b, int j, ReadOnlySpan<bool> row, ReadOnlySpan<bool> below)
    {
        var (aEnds, bEnds) = (i == a.Length, j == b.Length);
        if (aEnds && bEnds)
        {
            return true;
        }

        var aStar = !aEnds && a[i] == Star;
        var bStar = !bEnds && b[j] == Star;
        if (aStar || bStar)
        {
            return (!aEnds && below[j]) || (!bEnds && row[j + 1]);
        }

        return !aEnds && !bEnds && a[i] == b[j] && below[j + 1];
    }
}
