using System.Text.Json.Nodes;

namespace McpPolicy.Samples.Mlflow.Tools.Answers;

/// <summary>Builds the JSON that tools answer with.</summary>
internal static class Answer
{
    /// <summary>What a write answers: that it succeeded, and what it was given.</summary>
    public static JsonNode Done(params ReadOnlySpan<(string Name, string Value)> echoed)
    {
        var answer = new JsonObject { ["success"] = true };
        foreach (var (name, value) in echoed)
        {
            answer[name] = value;
        }

        return answer;
    }

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> toJson) => new([.. items.Select(toJson)]);

    public static JsonArray Texts(IEnumerable<string> texts) => List(texts, static text => text);

    public static JsonObject Map(IEnumerable<KeyValuePair<string, string>> texts) =>
        new(texts.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    /// <summary>Only the named members of an object, in the order of the names.</summary>
    public static JsonObject Pick(JsonObject answer, params ReadOnlySpan<string> names)
    {
        var picked = new JsonObject();
        foreach (var name in names)
        {
            picked[name] = answer[name]?.DeepClone();
        }

        return picked;
    }
}
