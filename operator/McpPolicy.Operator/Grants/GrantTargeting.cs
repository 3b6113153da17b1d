using System.Collections.Immutable;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Grants;

/// <summary>Which servers of its namespace a grant is for.</summary>
/// <param name="Names">The servers named.</param>
/// <param name="Selector">The labels of servers selected; null when the grant selects none by labels.</param>
internal sealed record GrantTargeting(ImmutableArray<string> Names, LabelSelector? Selector)
{
    /// <summary>No server at all: what a grant that cannot be read is for.</summary>
    public static GrantTargeting Nothing { get; } = new([], null);

    /// <summary>Whether the grant is for a server of its namespace.</summary>
    public bool Targets(McpServer server) =>
        Names.Contains(server.Metadata.Name!, StringComparer.Ordinal) || (Selector?.Matches(server.Metadata.Labels) ?? false);
}
