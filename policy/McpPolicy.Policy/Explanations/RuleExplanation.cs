using System.Collections.Immutable;
using McpPolicy.Policy.Compilation;

namespace McpPolicy.Policy.Explanations;

/// <summary>What one rule has to do with a call.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Relevance">Whether it takes part, and if not, why.</param>
/// <param name="Condition">How its condition came out; null when it has none, and when the rule is about another tool or caller.</param>
/// <param name="Limits">What the call uses up of its limits, if it is allowed; empty when the rule takes no part.</param>
public sealed record RuleExplanation(
    CompiledRule Rule,
    RuleRelevance Relevance,
    ConditionExplanation? Condition,
    ImmutableArray<LimitExplanation> Limits
)
{
    /// <summary>Whether the rule takes part and asks for scopes that the caller lacks, which refuses the call.</summary>
    public bool LacksScopes { get; init; }
}
