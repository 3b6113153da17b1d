using System.Collections.Immutable;
using System.Text.Json;

namespace McpPolicy.Samples.Mlflow.Tools.Definition;

/// <summary>The arguments of one call, checked against the tool's parameters; read by name in the type they were declared with.</summary>
internal sealed class ToolArguments(IReadOnlyDictionary<string, JsonElement> values)
{
    public string Text(string name) => values[name].GetString()!;

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public long Integer(string name) => values[name].GetInt64();

    public bool Boolean(string name) => values[name].GetBoolean();

    /// <summary>The texts of a list; empty when it was not given.</summary>
    public ImmutableArray<string> Texts(string name) => [.. Items(name).Select(static item => item.GetString()!)];

    /// <summary>The objects of a list; empty when it was not given.</summary>
    public ImmutableArray<JsonElement> Maps(string name) => [.. Items(name)];

    /// <summary>The members of an object as texts (numbers and truth values as JSON writes them); empty when it was not given.</summary>
    public ImmutableArray<(string Key, string Value)> Map(string name) =>
        Has(name) ? [.. values[name].EnumerateObject().Select(static member => (member.Name, AsText(member.Value)))] : [];

    private static string AsText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private JsonElement.ArrayEnumerator Items(string name) => Has(name) ? values[name].EnumerateArray() : default;

    private bool Has(string name) => values.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
