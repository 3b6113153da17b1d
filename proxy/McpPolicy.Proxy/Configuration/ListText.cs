using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Texts separated by commas.</summary>
internal static class ListText
{
    public static ImmutableArray<string> Split(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
