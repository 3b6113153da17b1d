namespace McpPolicy.Counters;

/// <summary>The numbers that scripts on the server count with: doubles, which hold integers exactly up to here.</summary>
internal static class ExactNumbers
{
    /// <summary>2^53 - 1 millionths, about 9 billion. A greater max counts as this one, and a greater cost never has room.</summary>
    public const long Greatest = (1L << 53) - 1;
}
