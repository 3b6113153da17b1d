using System.Text.Json.Nodes;
using McpPolicy.CrdGenerator;
using McpPolicy.Operator.Tests.Crds;

namespace McpPolicy.Operator.Tests.Admission;

/// <summary>One bound of a schema, and how to break it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">Where the bound is.</param>
/// <param name="Keyword">Which it is; for <c>required</c>, followed by the field.</param>
/// <param name="Breaking">A value that breaks this bound.</param>
/// <param name="Refusal">What the server says then.</param>
internal sealed record StructuralRule(string Kind, string Path, string Keyword, Func<JsonNode, JsonNode> Breaking, string Refusal)
{
    public override string ToString() => $"{Kind} {Path} {Keyword}";

    /// <summary>All bounds of the specs.</summary>
    public static IEnumerable<StructuralRule> All() =>
        from definition in CrdFiles.Definitions()
        let kind = (string)definition["spec"]!["names"]!["kind"]!
        from node in SchemaWalk.Of(definition, "spec")
        from rule in Of(kind, node)
        select rule;

    private static IEnumerable<StructuralRule> Of(string kind, SchemaNode node) =>
        node.Schema.SelectMany(keyword =>
            Of(keyword.Key, keyword.Value!).Select(r => new StructuralRule(kind, node.Path, r.Name, r.Breaking, r.Refusal))
        );

    private static IEnumerable<(string Name, Func<JsonNode, JsonNode> Breaking, string Refusal)> Of(string keyword, JsonNode value) =>
        keyword switch
        {
            "minLength" => [(keyword, _ => "", "at least")],
            "maxLength" => [(keyword, _ => new string('a', (int)value + 1), "may not be more than")],
            "pattern" => [(keyword, _ => " ", "should match")],
            "enum" => [(keyword, _ => "Nope", "Unsupported value")],
            "minimum" => [(keyword, _ => (long)value - 1, "greater than or equal to")],
            "maximum" => [(keyword, _ => (long)value + 1, "less than or equal to")],
            "minItems" => [(keyword, _ => new JsonArray(), "at least")],
            "maxItems" => [(keyword, list => Repeat((JsonArray)list, (int)value + 1), "must have at most")],
            "maxProperties" => [(keyword, _ => Entries((int)value + 1), "must have at most")],
            "x-kubernetes-list-type" when (string?)value != "atomic" => [(keyword, list => Repeat((JsonArray)list, 2), "Duplicate value")],
            "required" => ((JsonArray)value).Select(f => Required((string)f!)),
            _ => [],
        };

    private static (string Name, Func<JsonNode, JsonNode> Breaking, string Refusal) Required(string field) =>
        ($"required {field}", map => Without((JsonObject)map, field), "Required value");

    private static JsonArray Repeat(JsonArray list, int count) => new([.. Enumerable.Range(0, count).Select(_ => list[0]!.DeepClone())]);

    private static JsonObject Entries(int count) =>
        new(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)"1")));

    private static JsonObject Without(JsonObject map, string field)
    {
        var copy = (JsonObject)map.DeepClone();
        copy.Remove(field);
        return copy;
    }
}
