using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>One policy: a ToolPolicy's spec, or the part of a policy.json that is not under <c>policies</c>.</summary>
public sealed record ToolPolicyDocument
{
    /// <summary>The name in decisions, metrics and counters: <c>namespace/name</c> of a ToolPolicy, or the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the whole policy acts or only reports.</summary>
    public EnforcementMode Mode { get; init; }

    /// <summary>What this policy wants for calls that no rule of any policy names.</summary>
    public DefaultAction Default { get; init; }

    /// <summary>The rules, with distinct names.</summary>
    public required ImmutableArray<PolicyRule> Rules { get; init; }
}
