using System.Collections.Immutable;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads the <c>value</c> of a condition, as its operator wants it.</summary>
internal static class OperandReader
{
    /// <summary>The values, or null after an error.</summary>
    public static ImmutableArray<Operand>? Read(ConditionOperator op, MappingReader reader, DiagnosticBag diagnostics)
    {
        if (reader.Find("value") is not { } node)
        {
            return ReadMissing(op, reader, diagnostics);
        }

        return op switch
        {
            ConditionOperator.In or ConditionOperator.NotIn => ReadList(node, diagnostics),
            ConditionOperator.Exists => ReadOne(node, "true or false", static k => k == OperandKind.Boolean, diagnostics),
            ConditionOperator.Regex => ReadPattern(node, diagnostics),
            ConditionOperator.Equal or ConditionOperator.NotEqual or ConditionOperator.Contains => ReadOne(
                node,
                "a string, a number, true, false or null",
                static _ => true,
                diagnostics
            ),
            _ => ReadOne(node, "a number or a string", static k => k is OperandKind.Number or OperandKind.String, diagnostics),
        };
    }

    private static ImmutableArray<Operand>? ReadMissing(ConditionOperator op, MappingReader reader, DiagnosticBag diagnostics)
    {
        if (op == ConditionOperator.Exists)
        {
            return [new Operand(OperandKind.Boolean, "true")];
        }

        diagnostics.Error(reader.Node, "\"value\" is missing; write what the argument is compared with");
        return null;
    }

    private static ImmutableArray<Operand>? ReadList(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (node is not SequenceNode { Items.Count: > 0 })
        {
            diagnostics.Error(node, $"\"value\" of in and not_in must be an array with at least one entry, not {node.Describe()}");
            return null;
        }

        var operands = ImmutableArray.CreateBuilder<Operand>();
        var seen = new HashSet<Operand>();
        foreach (var item in Values.Items(node, "value", DocumentLimits.Operands, diagnostics))
        {
            if (ReadOne(item, "strings, numbers, true, false or null", static _ => true, diagnostics) is not [var operand])
            {
                continue;
            }

            if (!seen.Add(operand))
            {
                diagnostics.Error(item, $"{item.Describe()} is listed twice in \"value\"; keep one");
            }

            operands.Add(operand);
        }

        return operands.Count > 0 ? operands.ToImmutable() : null;
    }

    private static ImmutableArray<Operand>? ReadPattern(DocumentNode node, DiagnosticBag diagnostics)
    {
        if (Values.Text(node, "value", DocumentLimits.PatternLength, diagnostics) is not { } pattern)
        {
            return null;
        }

        if (ArgumentPattern.Check(pattern) is { } error)
        {
            diagnostics.Error(node, error);
            return null;
        }

        return [new Operand(OperandKind.String, pattern)];
    }

    private static ImmutableArray<Operand>? ReadOne(
        DocumentNode node,
        string expected,
        Func<OperandKind, bool> accepts,
        DiagnosticBag diagnostics
    )
    {
        if (node is not ScalarNode scalar || !accepts(KindOf(scalar)))
        {
            diagnostics.Error(node, $"\"value\" must be {expected} for this \"op\", not {node.Describe()}");
            return null;
        }

        if (scalar.Text.Length > DocumentLimits.OperandLength)
        {
            diagnostics.Error(node, $"\"value\" has {scalar.Text.Length} characters; at most {DocumentLimits.OperandLength} are allowed");
            return null;
        }

        return [new Operand(KindOf(scalar), scalar.Text)];
    }

    private static OperandKind KindOf(ScalarNode scalar) =>
        scalar.Kind switch
        {
            ScalarKind.Null => OperandKind.Null,
            ScalarKind.Boolean => OperandKind.Boolean,
            ScalarKind.Number => OperandKind.Number,
            _ => OperandKind.String,
        };
}
