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
    /// <param name="arguments">The call's arguments.</param>
    /// <param name="slot">The argument's slot.</param>
    /// <param name="text">The argument, when it is a string.</param>
    public Truth Equals(ArgumentView arguments, int slot, ReadOnlySpan<byte> text)
    {
        var kind = arguments.Slot(slot).Kind;
        return operand.Kind switch
        {
            OperandKind.Null => Of(kind == JsonTokenType.Null),
            OperandKind.Boolean when kind is JsonTokenType.True or JsonTokenType.False => Of(kind == JsonTokenType.True == IsTrue),
            OperandKind.String when kind == JsonTokenType.String => Of(text.SequenceEqual(Utf8)),
            OperandKind.Number when kind == JsonTokenType.Number => CompareNumber(arguments.Raw(slot)) is { } order
                ? Of(order == 0)
                : Truth.Unknown,
            _ => Truth.Unknown,
        };
    }

    /// <summary>How an argument compares with this value: by exact decimal value or by code point. Null when they cannot be compared.</summary>
    public int? Compare(ArgumentView arguments, int slot)
    {
        if (operand.Kind == OperandKind.Number && arguments.IsNumber(slot))
        {
            return CompareNumber(arguments.Raw(slot));
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
            (OperandKind.Boolean, JsonTokenType.True) => IsTrue,
            (OperandKind.Boolean, JsonTokenType.False) => !IsTrue,
            (OperandKind.String, JsonTokenType.String) => reader.ValueTextEquals(Utf8),
            (OperandKind.Number, JsonTokenType.Number) => CompareNumber(reader.ValueSpan) == 0,
            _ => false,
        };

    private bool IsTrue => operand.Text == "true";

    private int? CompareNumber(ReadOnlySpan<byte> argument) =>
        DecimalText.TryParse(argument, out var left) && DecimalText.TryParse(Utf8, out var right) ? left.Compare(right) : null;

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
