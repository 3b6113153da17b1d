using System.Text.Json;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>Writes what fits on one line.</summary>
internal static class YamlFlow
{
    /// <summary>A value, a list of values or an object of values on one line; null when it has deeper parts or is too long. A single
    /// value is never too long.</summary>
    public static string? TryWrite(JsonElement element, int room)
    {
        var line = element.ValueKind switch
        {
            JsonValueKind.Array when element.EnumerateArray().All(IsScalar) =>
                $"[{string.Join(", ", element.EnumerateArray().Select(YamlScalar.Write))}]",
            JsonValueKind.Object when element.EnumerateObject().All(static member => IsScalar(member.Value)) =>
                $"{{{string.Join(", ", element.EnumerateObject().Select(static m => $"{m.Name}: {YamlScalar.Write(m.Value)}"))}}}",
            JsonValueKind.Array or JsonValueKind.Object => null,
            _ => YamlScalar.Write(element),
        };
        var mustFit =
            element.ValueKind is JsonValueKind.Object || (element.ValueKind is JsonValueKind.Array && element.GetArrayLength() > 0);
        return line is not null && mustFit && line.Length > room ? null : line;
    }

    private static bool IsScalar(JsonElement element) => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
}
