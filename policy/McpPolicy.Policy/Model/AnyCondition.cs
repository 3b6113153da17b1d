using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>True when a part is true, false when every part is false, otherwise unknown.</summary>
/// <param name="Parts">The parts, at least one.</param>
public sealed record AnyCondition(ImmutableArray<Condition> Parts) : Condition;
