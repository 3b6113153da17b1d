using System.Text.Json;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Conditions;

/// <summary><c>contains</c>: a substring of a string, or an element of an array; unknown for anything else.</summary>
internal sealed class ContainsEvaluator(int slot, CompiledOperand operand) : Evaluator
{
    public override Truth Evaluate(ArgumentView arguments)
    {
        if (arguments.Slot(slot).Kind == JsonTokenType.StartArray)
        {
            return HasElement(arguments.Raw(slot)) ? Truth.True : Truth.False;
        }

        if (!arguments.IsString(slot) || operand.Kind != OperandKind.String)
        {
            return Truth.Unknown;
        }

        using var text = arguments.Text(slot);
        return text.Utf8.IndexOf(operand.Utf8) >= 0 ? Truth.True : Truth.False;
    }

    private bool HasElement(ReadOnlySpan<byte> array)
    {
        var reader = new Utf8JsonReader(array);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (operand.EqualsElement(ref reader))
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
