using System.Collections.Immutable;

namespace McpPolicy.Policy.Explanations;

/// <summary>How the rules of a policy bear on one call.</summary>
/// <param name="Rules">All rules in the order of <c>CompiledPolicy.Rules</c>; empty when there is a problem.</param>
/// <param name="Problem">Why the call cannot be decided by any rule; null when it can.</param>
public sealed record CallExplanation(ImmutableArray<RuleExplanation> Rules, string? Problem);
