using System.Collections.Immutable;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Policies;

/// <summary>Which servers of its namespace a policy is attached to.</summary>
/// <param name="Names">The servers named.</param>
/// <param name="Selector">The labels of servers selected; null when the policy selects none by labels.</param>
/// <param name="Errors">What is wrong with the targets. A policy with errors still counts as attached wherever it may be meant: see docs/design.</param>
public sealed record PolicyTargeting(ImmutableArray<string> Names, LabelSelector? Selector, ImmutableArray<string> Errors)
{
    /// <summary>Whether a server of the policy's namespace is a target.</summary>
    public bool Targets(McpServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return Names.Contains(server.Metadata.Name!, StringComparer.Ordinal) || (Selector?.Matches(server.Metadata.Labels) ?? false);
    }
}
