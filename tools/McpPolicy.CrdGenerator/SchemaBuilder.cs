using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.CrdGenerator;

/// <summary>Turns a spec or status type into a structural OpenAPI schema: shape from the type, bounds from its attributes, text from its docstrings.</summary>
internal sealed class SchemaBuilder(XmlDocumentation docs)
{
    /// <summary>The schema of an object type, its description taken from the type.</summary>
    public JsonObject Build(Type type)
    {
        var schema = ObjectSchema(type);
        schema.Insert(0, "description", docs.SummaryOf(type));
        return schema;
    }

    private JsonObject ObjectSchema(Type type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsSerialised))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            properties.Add(name, PropertySchema(property));
            if (property.IsDefined(typeof(RequiredMemberAttribute)))
            {
                required.Add(name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema.Add("required", required);
        }

        SchemaFacets.AddRules(schema, type);
        return schema;
    }

    /// <summary>A property's own text says more than its type's, and stands in its place.</summary>
    public JsonObject PropertySchema(PropertyInfo property)
    {
        var type = property.GetCustomAttribute<SchemaTypeAttribute>()?.Type ?? Unwrap(property.PropertyType);
        var schema = property.IsDefined(typeof(PreserveUnknownFieldsAttribute)) ? AnyValue() : TypeSchema(type, property);
        var text =
            DescriptionOf(property, type)
            ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no docstring");
        schema.Remove("description");
        schema.Insert(0, "description", text);
        SchemaFacets.Add(schema, property);
        return schema;
    }

    private JsonObject TypeSchema(Type type, PropertyInfo property)
    {
        if (type == typeof(V1Condition))
        {
            return ConditionSchema.Build();
        }

        if (ScalarSchema(type) is { } scalar)
        {
            return scalar;
        }

        if (ValueTypeOfMap(type) is { } value)
        {
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = ElementSchema(value, property) };
        }

        return ItemTypeOfList(type) is { } item
            ? new JsonObject { ["type"] = "array", ["items"] = ElementSchema(item, property) }
            : ObjectSchema(type);
    }

    private JsonObject ElementSchema(Type type, PropertyInfo property)
    {
        if (property.IsDefined(typeof(IntOrStringAttribute)))
        {
            return new JsonObject
            {
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer" }, new JsonObject { ["type"] = "string" }),
                ["x-kubernetes-int-or-string"] = true,
            };
        }

        var schema = TypeSchema(type, property);
        if (!schema.ContainsKey("description") && docs.SummaryOf(type) is { } text)
        {
            schema.Insert(0, "description", text);
        }

        return schema;
    }

    private static JsonObject? ScalarSchema(Type type)
    {
        if (type.IsEnum)
        {
            var values = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (JsonNode?)JsonNameOf(f)).ToArray();
            return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(values) };
        }

        return type == typeof(string) ? new JsonObject { ["type"] = "string" }
            : type == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
            : type == typeof(int) ? new JsonObject { ["type"] = "integer", ["format"] = "int32" }
            : type == typeof(decimal) ? new JsonObject { ["type"] = "number" }
            : type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = "string", ["format"] = "date-time" }
            : type == typeof(long) ? new JsonObject { ["type"] = "integer", ["format"] = "int64" }
            : null;
    }

    /// <summary>The text of an enumeration goes on with what each value means.</summary>
    private string? DescriptionOf(PropertyInfo property, Type type)
    {
        var text = docs.SummaryOf(property);
        if (text is null || !type.IsEnum)
        {
            return text;
        }

        var values = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => $"{JsonNameOf(f)}: {LowerFirst(docs.SummaryOf(f)!)}");
        return $"{text} {string.Join(' ', values)}";
    }

    private static JsonObject AnyValue() => new() { ["x-kubernetes-preserve-unknown-fields"] = true };

    private static bool IsSerialised(PropertyInfo property) =>
        property.SetMethod is not null
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always };

    private static string JsonNameOf(FieldInfo field) => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name;

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static Type Unwrap(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Type? ItemTypeOfList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static Type? ValueTypeOfMap(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;
}
