using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Canonical;

/// <summary>Writes a condition.</summary>
internal static class ConditionWriter
{
    public static void Write(Utf8JsonWriter json, Condition condition)
    {
        json.WriteStartObject();
        switch (condition)
        {
            case AllCondition all:
                WriteParts(json, "all", all.Parts);
                break;
            case AnyCondition any:
                WriteParts(json, "any", any.Parts);
                break;
            case NotCondition not:
                json.WritePropertyName("not");
                Write(json, not.Part);
                break;
            case ArgumentCondition comparison:
                WriteComparison(json, comparison);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, string key, ImmutableArray<Condition> parts)
    {
        json.WriteStartArray(key);
        foreach (var part in parts)
        {
            Write(json, part);
        }

        json.WriteEndArray();
    }

    private static void WriteComparison(Utf8JsonWriter json, ArgumentCondition comparison)
    {
        json.WriteString("path", comparison.Path.Pointer);
        json.WriteString("op", Dialect.NameOf(Dialect.Operators, comparison.Operator));
        json.WritePropertyName("value");
        if (comparison.Operator is not (ConditionOperator.In or ConditionOperator.NotIn))
        {
            WriteOperand(json, comparison.Operands[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var operand in comparison.Operands)
        {
            WriteOperand(json, operand);
        }

        json.WriteEndArray();
    }

    private static void WriteOperand(Utf8JsonWriter json, Operand operand)
    {
        if (operand.Kind == OperandKind.String)
        {
            json.WriteStringValue(operand.Text);
        }
        else
        {
            json.WriteRawValue(operand.Text);
        }
    }
}
