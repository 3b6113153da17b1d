using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads conditions: <c>{path, op, value}</c>, <c>{all: […]}</c>, <c>{any: […]}</c>, <c>{not: …}</c>, or a list that must hold
/// as a whole. One reader serves one rule, because it counts the rule's comparisons.</summary>
internal sealed class ConditionReader(DiagnosticBag diagnostics)
{
    private int _count;

    /// <summary>The condition, or null after an error.</summary>
    public Condition? Read(DocumentNode node) => Read(node, 0);

    private Condition? Read(DocumentNode node, int depth)
    {
        if (depth > DocumentLimits.ConditionDepth)
        {
            diagnostics.Error(node, $"conditions are nested more than {DocumentLimits.ConditionDepth} deep; flatten them");
            return null;
        }

        if (node is SequenceNode)
        {
            return ReadParts(node, "conditions", depth) is { } parts ? new AllCondition(parts) : null;
        }

        return node is MappingNode mapping && (mapping.Find("all") ?? mapping.Find("any") ?? mapping.Find("not")) is { } combinator
            ? ReadCombined(node, combinator, depth)
            : ReadComparison(node);
    }

    private Condition? ReadCombined(DocumentNode node, MemberNode combinator, int depth)
    {
        MappingReader.Open(node, $"a condition with \"{combinator.Key}\"", diagnostics, combinator.Key);
        if (combinator.Key == "not")
        {
            return Read(combinator.Value, depth + 1) is { } part ? new NotCondition(part) : null;
        }

        return ReadParts(combinator.Value, combinator.Key, depth) switch
        {
            null => null,
            { } parts when combinator.Key == "all" => new AllCondition(parts),
            { } parts => new AnyCondition(parts),
        };
    }

    private ImmutableArray<Condition>? ReadParts(DocumentNode node, string what, int depth)
    {
        var items = Values.Items(node, what, DocumentLimits.ConditionsPerRule, diagnostics);
        if (node is SequenceNode { Items.Count: 0 })
        {
            diagnostics.Error(node, $"\"{what}\" is empty; write at least one condition");
        }

        var parts = items.Select(item => Read(item, depth + 1)).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : [.. parts.OfType<Condition>()];
    }

    private ArgumentCondition? ReadComparison(DocumentNode node)
    {
        var reader = MappingReader.Open(node, "a condition", diagnostics, "path", "op", "value");
        if (reader is null)
        {
            return null;
        }

        if (++_count > DocumentLimits.ConditionsPerRule)
        {
            diagnostics.Error(node, $"the rule has more than {DocumentLimits.ConditionsPerRule} comparisons; split it into several rules");
            return null;
        }

        var path = reader.Require("path", "\"path\": \"args.amount\" or \"/amount\"") is { } p
            ? PathReader.Read(p, "path", diagnostics)
            : null;
        var op = reader.Require("op", "\"op\": \"lte\"") is { } o ? Values.Choice(o, "op", Dialect.Operators, diagnostics) : null;
        var operands = op is { } known ? OperandReader.Read(known, reader, diagnostics) : null;
        return path is null || operands is null ? null : new ArgumentCondition(path, op!.Value, operands.Value);
    }
}
