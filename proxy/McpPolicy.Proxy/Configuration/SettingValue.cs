using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>A value as somebody wrote it.</summary>
/// <param name="Source">Where it was written, in the reader's words: <c>--listen</c>, <c>MCPPOLICY_LISTEN</c>, <c>appsettings.json: McpPolicy:Listen</c>.</param>
/// <param name="Layer">The rank of that place; 0 is the command line and wins.</param>
/// <param name="Values">One text, or for lists and commands several.</param>
internal sealed record SettingValue(string Source, int Layer, ImmutableArray<string> Values)
{
    public string Single => Values[0];
}
