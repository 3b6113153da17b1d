using System.Collections.Immutable;

namespace McpPolicy.Policy.Explanations;

/// <summary>How a condition, or a part of one, came out for one call.</summary>
/// <param name="Text">The comparison as <c>/amount lte 100</c>; <c>all of</c>, <c>any of</c> or <c>not</c> for one with parts.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Found">The argument as the call has it, as JSON; null when it is missing, and for a condition with parts.</param>
/// <param name="Parts">What it consists of; empty for a comparison.</param>
public sealed record ConditionExplanation(string Text, ConditionOutcome Outcome, string? Found, ImmutableArray<ConditionExplanation> Parts);
