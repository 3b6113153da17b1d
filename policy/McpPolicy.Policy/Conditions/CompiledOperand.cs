using System.Text;
using System.Text.Json;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Conditions;

/// <summary>A fixed value in the form that arguments are compared with it.</summary>
internal sealed class CompiledOperand(Operand operand)
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(operand.Text);

    public OperandKind Kind => operand.Kind;

    /// <summary>Whether an argument equals this value; unknown when it is of another type. Anything may be compared with null.</summary>
    public Truth Equals(ArgumentView arguments, int slot)
    {
        var kind = arguments.Slot(slot).Kind;
        switch (operand.Kind)
        {
            case OperandKind.Null:
                return Of(kind == JsonTokenType.Null);
            case OperandKind.Boolean when kind is JsonTokenType.True or JsonTokenType.False:
                return Of(kind == JsonTokenType.True == (operand.Text == "true"));
            case OperandKind.String when kind == JsonTokenType.String:
            case OperandKind.Number when kind == JsonTokenType.Number:
                return Compare(arguments, slot) is { } order ? Of(order == 0) : Truth.Unknown;
            default:
                return Truth.Unknown;
        }
    }

    /// <summary>How an argument compares with this value: by exact decimal value or by code point. Null when they cannot be compared.</summary>
    public int? Compare(ArgumentView arguments, int slot)
    {
        if (operand.Kind == OperandKind.Number && arguments.IsNumber(slot))
        {
            return DecimalText.TryParse(arguments.Raw(slot), out var left) && DecimalText.TryParse(Utf8, out var right)
                ? left.Compare(right)
                : null;
        }

        if (operand.Kind == OperandKind.String && arguments.IsString(slot))
        {
            // UTF-8 sorts as code points do.
            using var text = arguments.Text(slot);
            return text.Utf8.SequenceCompareTo(Utf8);
        }

        return null;
    }

    /// <summary>Whether an element of an array, which the reader is at, equals this value.</summary>
    public bool EqualsElement(ref Utf8JsonReader reader) =>
        (operand.Kind, reader.TokenType) switch
        {
            (OperandKind.Null, JsonTokenType.Null) => true,
            (OperandKind.Boolean, JsonTokenType.True) => operand.Text == "true",
            (OperandKind.Boolean, JsonTokenType.False) => operand.Text == "false",
            (OperandKind.String, JsonTokenType.String) => reader.ValueTextEquals(Utf8),
            (OperandKind.Number, JsonTokenType.Number) => DecimalText.TryParse(reader.ValueSpan, out var left)
                && DecimalText.TryParse(Utf8, out var right)
                && left.Compare(right) == 0,
            _ => false,
        };

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
