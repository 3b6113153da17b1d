using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Conditions;

/// <summary><c>lt</c>, <c>lte</c>, <c>gt</c> and <c>gte</c>.</summary>
internal sealed class OrderEvaluator(int slot, ConditionOperator op, CompiledOperand operand) : Evaluator
{
    public override Truth Evaluate(ArgumentView arguments)
    {
        if (operand.Compare(arguments, slot) is not { } order)
        {
            return Truth.Unknown;
        }

        var holds = op switch
        {
            ConditionOperator.Less => order < 0,
            ConditionOperator.LessOrEqual => order <= 0,
            ConditionOperator.Greater => order > 0,
            _ => order >= 0,
        };
        return holds ? Truth.True : Truth.False;
    }
}
