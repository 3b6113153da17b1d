using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.CrdGenerator;

/// <summary>Adds to a schema what a property's attributes say about its bounds, default, list kind and rules.</summary>
internal static class SchemaFacets
{
    /// <summary>Adds the facets of one property.</summary>
    public static void Add(JsonObject schema, PropertyInfo property)
    {
        AddBounds(schema, property);
        AddListKind(schema, property);
        AddRules(schema, property);
        if (property.GetCustomAttribute<DefaultAttribute>() is { } found)
        {
            schema.Add("default", DefaultOf(found.Value));
        }
    }

    /// <summary>Adds the CEL rules of a type or property.</summary>
    public static void AddRules(JsonObject schema, MemberInfo member)
    {
        var rules = member
            .GetCustomAttributes<ValidationRuleAttribute>()
            .Select(r => (JsonNode?)new JsonObject { ["rule"] = r.Rule, ["message"] = r.Message })
            .ToArray();
        if (rules.Length == 0)
        {
            return;
        }

        if (schema["x-kubernetes-validations"] is JsonArray present)
        {
            foreach (var rule in rules)
            {
                present.Add(rule);
            }
        }
        else
        {
            schema.Add("x-kubernetes-validations", new JsonArray(rules));
        }
    }

    private static void AddBounds(JsonObject schema, PropertyInfo property)
    {
        if (property.GetCustomAttribute<ItemsAttribute>() is { } items)
        {
            var isMap = schema.ContainsKey("additionalProperties");
            AddPositive(schema, isMap ? "minProperties" : "minItems", items.Min);
            schema.Add(isMap ? "maxProperties" : "maxItems", items.Max);
        }

        var element = schema["items"] as JsonObject ?? schema["additionalProperties"] as JsonObject ?? schema;
        if (property.GetCustomAttribute<LengthAttribute>() is { } length)
        {
            AddPositive(element, "minLength", length.Min);
            element.Add("maxLength", length.Max);
        }

        if (property.GetCustomAttribute<PatternAttribute>() is { } pattern)
        {
            element.Add("pattern", pattern.Expression);
        }

        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            element.Add("minimum", range.Min);
            element.Add("maximum", range.Max);
        }
    }

    private static void AddListKind(JsonObject schema, PropertyInfo property)
    {
        if (property.GetCustomAttribute<ListMapAttribute>() is { } map)
        {
            schema.Add("x-kubernetes-list-type", "map");
            schema.Add("x-kubernetes-list-map-keys", new JsonArray([.. map.Keys.Select(k => (JsonNode?)k)]));
        }
        else if (schema.ContainsKey("items"))
        {
            schema.Add("x-kubernetes-list-type", property.IsDefined(typeof(ListSetAttribute)) ? "set" : "atomic");
        }
    }

    private static JsonNode DefaultOf(object? value) =>
        value switch
        {
            null => new JsonObject(),
            bool flag => flag,
            int number => number,
            Enum member => member.GetType().GetField(member.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
                ?? member.ToString(),
            _ => (string)value,
        };

    private static void AddPositive(JsonObject schema, string key, int value)
    {
        if (value > 0)
        {
            schema.Add(key, value);
        }
    }
}
