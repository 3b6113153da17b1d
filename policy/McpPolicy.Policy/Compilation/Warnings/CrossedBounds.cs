using System.Text;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Compilation.Warnings;

/// <summary>Lower bounds above upper ones.</summary>
internal static class CrossedBounds
{
    /// <summary>Whether two comparisons of one argument leave nothing between them.</summary>
    public static bool Exist(IReadOnlyList<ArgumentCondition> comparisons) =>
        comparisons.Where(IsLower).Any(lower => comparisons.Where(IsUpper).Any(upper => AreCrossed(lower, upper)));

    private static bool IsLower(ArgumentCondition c) => c.Operator is ConditionOperator.Greater or ConditionOperator.GreaterOrEqual;

    private static bool IsUpper(ArgumentCondition c) => c.Operator is ConditionOperator.Less or ConditionOperator.LessOrEqual;

    private static bool AreCrossed(ArgumentCondition lower, ArgumentCondition upper)
    {
        var (low, high) = (lower.Operands[0], upper.Operands[0]);
        if (low.Kind != high.Kind)
        {
            // Nothing is a number and a string.
            return true;
        }

        var isOpen = lower.Operator == ConditionOperator.Greater || upper.Operator == ConditionOperator.Less;
        return Compare(low, high) is { } order && (order > 0 || (order == 0 && isOpen));
    }

    private static int? Compare(Operand low, Operand high)
    {
        if (low.Kind == OperandKind.String)
        {
            // UTF-8 sorts as code points do.
            return Encoding.UTF8.GetBytes(low.Text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(high.Text));
        }

        return DecimalText.TryParse(low.Text, out var left) && DecimalText.TryParse(high.Text, out var right) ? left.Compare(right) : null;
    }
}
