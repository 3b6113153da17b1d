using System.Collections.Immutable;
using McpPolicy.Policy.Model;

namespace McpPolicy.Operator.Policies;

/// <summary>A ToolPolicy as the operator understands it.</summary>
/// <param name="Name"><c>namespace/name</c>, as decisions and metrics carry it.</param>
/// <param name="Targeting">The servers it is attached to.</param>
/// <param name="Document">Its rules; null when the policy is invalid.</param>
/// <param name="Mode">Whether it acts or only reports.</param>
/// <param name="Errors">Why it is invalid; empty when it is valid.</param>
/// <param name="Warnings">What its author probably did not mean.</param>
public sealed record ReadPolicy(
    string Name,
    PolicyTargeting Targeting,
    ToolPolicyDocument? Document,
    EnforcementMode Mode,
    ImmutableArray<string> Errors,
    ImmutableArray<string> Warnings
);
