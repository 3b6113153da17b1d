using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Conditions;

/// <summary><c>eq</c> and <c>in</c>: true when the argument equals a value; unknown when it is missing or its type is none of theirs.</summary>
internal sealed class EqualsEvaluator(int slot, CompiledOperand[] operands) : Evaluator
{
    public override Truth Evaluate(ArgumentView arguments)
    {
        if (!arguments.Slot(slot).Exists)
        {
            return Truth.Unknown;
        }

        // A string with escapes is unescaped once, however many values it is compared with.
        using var text = arguments.IsString(slot) ? arguments.Text(slot) : default;
        var result = Truth.Unknown;
        foreach (var operand in operands)
        {
            switch (operand.Equals(arguments, slot, text.Utf8))
            {
                case Truth.True:
                    return Truth.True;
                case Truth.False when operand.Kind != OperandKind.Null || operands.Length == 1:
                    result = Truth.False;
                    break;
            }
        }

        return result;
    }
}
