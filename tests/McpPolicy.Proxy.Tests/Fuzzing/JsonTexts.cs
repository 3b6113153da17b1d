using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpPolicy.Proxy.Tests.Fuzzing;

/// <summary>
/// Compares trees by their texts: a filter keeps what it does not take out as it was written, so that 1e400 and 10e399 differ, and
/// nothing is too large, or too malformed a string, to be compared.
/// </summary>
internal static class JsonTexts
{
    /// <summary>Whether both have the same members and items in the same order, and values written alike.</summary>
    public static bool AreSame(JsonNode? left, JsonNode? right) =>
        (left, right) switch
        {
            (null, null) => true,
            (JsonObject one, JsonObject other) => one.Count == other.Count
                && one.Zip(other).All(static pair => pair.First.Key == pair.Second.Key && AreSame(pair.First.Value, pair.Second.Value)),
            (JsonArray one, JsonArray other) => one.Count == other.Count
                && one.Zip(other).All(static pair => AreSame(pair.First, pair.Second)),
            (JsonValue one, JsonValue other) => TextOf(one) == TextOf(other),
            _ => false,
        };

    private static string TextOf(JsonValue value) => value.GetValue<JsonElement>().GetRawText();
}
