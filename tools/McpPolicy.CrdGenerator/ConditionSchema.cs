using System.Text.Json.Nodes;

namespace McpPolicy.CrdGenerator;

/// <summary>The schema of a condition, as apimachinery's <c>metav1.Condition</c> defines it.</summary>
internal static class ConditionSchema
{
    /// <summary>A fresh copy.</summary>
    public static JsonObject Build() =>
        new()
        {
            ["description"] = "One aspect of the object's state.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = Text(
                    "The aspect.",
                    1,
                    316,
                    "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"
                ),
                ["status"] = new JsonObject
                {
                    ["description"] = "Whether it holds: True, False or Unknown.",
                    ["type"] = "string",
                    ["enum"] = new JsonArray("True", "False", "Unknown"),
                },
                ["observedGeneration"] = new JsonObject
                {
                    ["description"] =
                        "The metadata.generation that the condition was judged on. Older than the object's own: the condition is out of date.",
                    ["type"] = "integer",
                    ["format"] = "int64",
                    ["minimum"] = 0,
                },
                ["lastTransitionTime"] = new JsonObject
                {
                    ["description"] = "When status last changed.",
                    ["type"] = "string",
                    ["format"] = "date-time",
                },
                ["reason"] = Text("Why, in one word for programs.", 1, 1024, "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$"),
                ["message"] = Text("Why, in words for people, and what to do about it.", 0, 32768, null),
            },
            ["required"] = new JsonArray("lastTransitionTime", "message", "reason", "status", "type"),
        };

    private static JsonObject Text(string description, int min, int max, string? pattern)
    {
        var schema = new JsonObject { ["description"] = description, ["type"] = "string" };
        if (min > 0)
        {
            schema.Add("minLength", min);
        }

        schema.Add("maxLength", max);
        if (pattern is not null)
        {
            schema.Add("pattern", pattern);
        }

        return schema;
    }
}
