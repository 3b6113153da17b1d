using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Tools.Answers;

/// <summary>Widens an outcome to the one type that all tools answer with.</summary>
internal static class OutcomeExtensions
{
    public static Outcome<JsonNode?> AsJson<T>(this Outcome<T> outcome)
        where T : JsonNode? => outcome.Map(static value => (JsonNode?)value);
}
