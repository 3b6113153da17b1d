using System.Text.Json.Nodes;

namespace McpPolicy.Operator.Tests.Admission;

/// <summary>A place in a sample: <c>spec.rules[].tools[]</c> is the first tool of the first rule.</summary>
internal static class SamplePath
{
    /// <summary>The value there, or null when the sample has none.</summary>
    public static JsonNode? Find(JsonObject spec, string path)
    {
        JsonNode? node = new JsonObject { ["spec"] = spec.DeepClone() };
        foreach (var step in Steps(path))
        {
            node = Step(node, step);
        }

        return node;
    }

    /// <summary>A copy of the sample with another value there.</summary>
    public static JsonObject With(JsonObject spec, string path, JsonNode value)
    {
        var root = new JsonObject { ["spec"] = spec.DeepClone() };
        JsonNode node = root;
        var steps = Steps(path);
        foreach (var step in steps.SkipLast(1))
        {
            node = Step(node, step)!;
        }

        switch (node)
        {
            case JsonArray list:
                list[0] = value;
                break;
            case JsonObject map when steps[^1] == "{}":
                map[map.First().Key] = value;
                break;
            default:
                node[steps[^1]] = value;
                break;
        }

        return (JsonObject)root["spec"]!.DeepClone();
    }

    private static JsonNode? Step(JsonNode? node, string step) =>
        step switch
        {
            "[]" => node is JsonArray { Count: > 0 } list ? list[0] : null,
            "{}" => node is JsonObject { Count: > 0 } map ? map.First().Value : null,
            _ => (node as JsonObject)?[step],
        };

    private static string[] Steps(string path) =>
        path.Replace("[]", ".[]", StringComparison.Ordinal).Replace("{}", ".{}", StringComparison.Ordinal).Split('.');
}
