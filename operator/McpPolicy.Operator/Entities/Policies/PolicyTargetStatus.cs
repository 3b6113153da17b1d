using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>Where a policy stands on one server.</summary>
public sealed record PolicyTargetStatus
{
    /// <summary>The McpServer's name.</summary>
    [Length(1, 253)]
    public required string Name { get; init; }

    /// <summary>The policy's metadata.generation that every proxy of the server last had in force; absent until there is one.</summary>
    public long? ProgrammedGeneration { get; init; }

    /// <summary>Accepted and Programmed, for this server.</summary>
    [Items(0, 8)]
    [ListMap("type")]
    public IReadOnlyList<V1Condition> Conditions { get; set; } = [];
}
