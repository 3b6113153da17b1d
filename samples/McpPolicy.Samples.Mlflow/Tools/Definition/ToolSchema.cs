using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpPolicy.Samples.Mlflow.Tools.Definition;

/// <summary>Writes a tool's input schema in the shape that the Python server's schema generator gives.</summary>
internal static class ToolSchema
{
    public static JsonElement Of(string toolName, IReadOnlyList<ToolParameter> parameters)
    {
        var schema = new JsonObject
        {
            ["properties"] = new JsonObject(parameters.Select(static p => KeyValuePair.Create(p.Name, (JsonNode?)Property(p)))),
        };
        var required = parameters.Where(static parameter => parameter.IsRequired).Select(static p => (JsonNode?)p.Name).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        schema["title"] = toolName + "Arguments";
        schema["type"] = "object";
        return JsonSerializer.SerializeToElement(schema);
    }

    private static JsonObject Property(ToolParameter parameter)
    {
        var property = parameter.IsNullable
            ? new JsonObject { ["anyOf"] = new JsonArray(Type(parameter.Kind), new JsonObject { ["type"] = "null" }) }
            : Type(parameter.Kind);
        if (!parameter.IsRequired)
        {
            property["default"] = parameter.Default?.DeepClone();
        }

        property["title"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(parameter.Name.Replace('_', ' '));
        return property;
    }

    private static JsonObject Type(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.Text => new JsonObject { ["type"] = "string" },
            ParameterKind.Integer => new JsonObject { ["type"] = "integer" },
            ParameterKind.Boolean => new JsonObject { ["type"] = "boolean" },
            ParameterKind.Map => new JsonObject { ["type"] = "object", ["additionalProperties"] = true },
            ParameterKind.TextList => new JsonObject { ["type"] = "array", ["items"] = Type(ParameterKind.Text) },
            _ => new JsonObject { ["type"] = "array", ["items"] = Type(ParameterKind.Map) },
        };
}
