using System.Text.Json;

namespace McpPolicy.Identity.Tokens;

/// <summary>Claims as texts.</summary>
internal static class ClaimValues
{
    /// <summary>A claim by its name, or by a JSON Pointer (RFC 6901) when the name begins with <c>/</c>; null when there is none.</summary>
    public static JsonElement? Find(JsonElement claims, string name)
    {
        if (name[0] != '/')
        {
            return claims.TryGetProperty(name, out var claim) ? claim : null;
        }

        JsonElement? current = claims;
        foreach (var part in name[1..].Split('/'))
        {
            var key = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            current = current is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(key, out var next) ? next : null;
        }

        return current;
    }

    /// <summary>A text, number or boolean as one text, an array of them as several; nothing of anything else.</summary>
    public static IEnumerable<string> Of(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).OfType<string>()
        : Text(value) is { } text ? [text]
        : [];

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
}
