using System.Collections.Immutable;
using System.Text.Json;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Settings in environment variables; an empty variable counts as not set.</summary>
internal sealed class EnvironmentLayer(Func<string, string?> read) : ISettingsLayer
{
    public const int Rank = 1;

    public static readonly EnvironmentLayer OfThisProcess = new(Environment.GetEnvironmentVariable);

    public SettingValue? Find(Setting setting, List<string> errors)
    {
        string? text = read(setting.Variable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        ImmutableArray<string>? values = setting.Kind switch
        {
            SettingKind.List => ListText.Split(text),
            SettingKind.Items or SettingKind.Command => ParseArray(text),
            _ => [text.Trim()],
        };
        if (values is null)
        {
            errors.Add($"{setting.Variable}: write a JSON array of texts, for example [\"first\", \"second\"]");
        }

        return values is null ? null : new SettingValue(setting.Variable, Rank, values.Value);
    }

    private static ImmutableArray<string>? ParseArray(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            return
                root.ValueKind == JsonValueKind.Array
                && root.GetArrayLength() > 0
                && root.EnumerateArray().All(static e => e.ValueKind == JsonValueKind.String)
                ? [.. root.EnumerateArray().Select(static e => e.GetString()!)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
