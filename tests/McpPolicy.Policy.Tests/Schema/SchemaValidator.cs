using System.Text.Json;
using System.Text.RegularExpressions;

namespace McpPolicy.Policy.Tests.Schema;

/// <summary>The keywords of JSON Schema that docs/policy.schema.json uses; it refuses a schema with others.</summary>
internal sealed class SchemaValidator(JsonElement root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description"];

    public bool IsValid(JsonElement value) => IsValid(root, value);

    private bool IsValid(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(k => Holds(schema, k.Name, k.Value, value));

    private bool Holds(JsonElement schema, string keyword, JsonElement argument, JsonElement value) =>
        keyword switch
        {
            "$ref" => IsValid(Resolve(argument.GetString()!), value),
            "anyOf" => argument.EnumerateArray().Any(option => IsValid(option, value)),
            "const" => JsonElement.DeepEquals(argument, value),
            "enum" => argument.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)),
            "type" => argument.ValueKind == JsonValueKind.Array
                ? argument.EnumerateArray().Any(type => IsType(type.GetString()!, value))
                : IsType(argument.GetString()!, value),
            "minLength" => !IsText(value) || value.GetString()!.Length >= argument.GetInt32(),
            "maxLength" => !IsText(value) || value.GetString()!.Length <= argument.GetInt32(),
            "pattern" => !IsText(value)
                || Regex.IsMatch(value.GetString()!, argument.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(5)),
            "minimum" => !IsType("number", value) || value.GetDouble() >= argument.GetDouble(),
            "exclusiveMinimum" => !IsType("number", value) || value.GetDouble() > argument.GetDouble(),
            "maximum" => !IsType("number", value) || value.GetDouble() <= argument.GetDouble(),
            "minItems" => !IsType("array", value) || value.GetArrayLength() >= argument.GetInt32(),
            "maxItems" => !IsType("array", value) || value.GetArrayLength() <= argument.GetInt32(),
            "minProperties" => !IsType("object", value) || value.EnumerateObject().Count() >= argument.GetInt32(),
            "maxProperties" => !IsType("object", value) || value.EnumerateObject().Count() <= argument.GetInt32(),
            "uniqueItems" => !IsType("array", value) || AreDistinct([.. value.EnumerateArray()]),
            "items" => !IsType("array", value) || value.EnumerateArray().All(item => IsValid(argument, item)),
            "required" => !IsType("object", value) || argument.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "properties" => !IsType("object", value)
                || argument.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var member) || IsValid(p.Value, member)),
            "additionalProperties" => !IsType("object", value) || value.EnumerateObject().All(m => IsKnown(schema, argument, m)),
            _ when Annotations.Contains(keyword, StringComparer.Ordinal) => true,
            _ => throw new NotSupportedException($"The validator does not know the keyword {keyword}."),
        };

    private static bool AreDistinct(JsonElement[] items) =>
        !items.Where((item, i) => items.Take(i).Any(other => JsonElement.DeepEquals(item, other))).Any();

    private bool IsKnown(JsonElement schema, JsonElement additional, JsonProperty member)
    {
        var isNamed = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out _);
        return isNamed || (additional.ValueKind != JsonValueKind.False && IsValid(additional, member.Value));
    }

    private JsonElement Resolve(string reference) => root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsType(string type, JsonElement value) =>
        (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
            ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("integer", JsonValueKind.Number) => value.GetDouble() % 1 == 0,
            _ => false,
        };
}
