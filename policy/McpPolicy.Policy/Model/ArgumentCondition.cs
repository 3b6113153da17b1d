using System.Collections.Immutable;

namespace McpPolicy.Policy.Model;

/// <summary>Compares one argument with fixed values.</summary>
/// <param name="Path">Which argument.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Operands">What it is compared with: one value, for <c>in</c> and <c>not_in</c> at least one.</param>
public sealed record ArgumentCondition(ArgumentPath Path, ConditionOperator Operator, ImmutableArray<Operand> Operands) : Condition;
