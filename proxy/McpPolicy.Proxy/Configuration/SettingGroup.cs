using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Settings that belong together, under one heading of the help text.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Settings">In the order in which they are shown.</param>
internal sealed record SettingGroup(string Title, ImmutableArray<Setting> Settings);
