namespace McpPolicy.Identity.Credentials;

/// <summary>The form of keys and grant tokens.</summary>
public static class KeyText
{
    /// <summary>What every key begins with, so that people and secret scanners know one when they see it.</summary>
    public const string Prefix = "mcpp_";

    /// <summary>Whether a credential begins as keys do.</summary>
    /// <param name="token">The credential.</param>
    public static bool HasPrefix(ReadOnlySpan<char> token) => token.StartsWith(Prefix, StringComparison.Ordinal);
}
