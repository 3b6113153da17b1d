using System.Text.Json.Nodes;

namespace McpPolicy.Operator.Tests.Crds;

/// <summary>Goes through the schema of a CRD's spec and status.</summary>
internal static class SchemaWalk
{
    public static IEnumerable<SchemaNode> Of(JsonObject definition, params string[] members)
    {
        var properties = SchemaOf(definition)["properties"]!;
        return (members.Length == 0 ? ["spec", "status"] : members).SelectMany(m => Visit(m, (JsonObject)properties[m]!));
    }

    public static JsonObject SchemaOf(JsonObject definition) =>
        (JsonObject)definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!;

    private static IEnumerable<SchemaNode> Visit(string path, JsonObject schema)
    {
        yield return new SchemaNode(path, schema);
        var inner = (schema["properties"] as JsonObject ?? [])
            .Select(p => (Path: $"{path}.{p.Key}", Schema: (JsonObject)p.Value!))
            .ToList();
        if (schema["items"] is JsonObject items)
        {
            inner.Add(($"{path}[]", items));
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            inner.Add((path + "{}", values));
        }

        foreach (var node in inner.SelectMany(i => Visit(i.Path, i.Schema)))
        {
            yield return node;
        }
    }
}
