using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>True when every part is true, false when a part is false, otherwise unknown.</summary>
/// <param name="Parts">The parts, at least one.</param>
public sealed record AllCondition(ImmutableArray<Condition> Parts) : Condition;
