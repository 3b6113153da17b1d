using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>What the operator made of a ToolPolicy and where it is in force.</summary>
public sealed record ToolPolicyStatus
{
    /// <summary>The metadata.generation that this status describes.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>How many McpServers the policy is attached to.</summary>
    public int? TargetCount { get; init; }

    /// <summary>How many rules the policy has.</summary>
    public int? RuleCount { get; init; }

    /// <summary>
    /// Accepted: the spec is valid and its targets exist. Programmed: every proxy of every target has this generation of the policy in force.
    /// </summary>
    [Items(0, 8)]
    [ListMap("type")]
    public IReadOnlyList<V1Condition> Conditions { get; set; } = [];

    /// <summary>The servers the policy is attached to, each with its own conditions. At most 16 are shown; targetCount counts all.</summary>
    [Items(0, 16)]
    [ListMap("name")]
    public IReadOnlyList<PolicyTargetStatus> Targets { get; set; } = [];
}
