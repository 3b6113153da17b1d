using System.Text.Json;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Tools.Definition;

/// <summary>Checks a call's arguments against the tool's parameters and fills defaults in. Members that no parameter names are ignored.</summary>
internal static class ArgumentBinder
{
    public static Outcome<ToolArguments> Bind(IReadOnlyList<ToolParameter> parameters, IDictionary<string, JsonElement>? given)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (given is null || !given.TryGetValue(parameter.Name, out var value))
            {
                if (parameter.IsRequired)
                {
                    return new Failure($"Argument '{parameter.Name}' is missing; give {Describe(parameter.Kind)}.");
                }

                if (parameter.Default is not null)
                {
                    values[parameter.Name] = JsonSerializer.SerializeToElement(parameter.Default);
                }
            }
            else if (Fits(parameter, value))
            {
                values[parameter.Name] = value;
            }
            else
            {
                return new Failure($"Argument '{parameter.Name}' must be {Describe(parameter.Kind)}, not {Describe(value)}.");
            }
        }

        return new ToolArguments(values);
    }

    private static bool Fits(ToolParameter parameter, JsonElement value) =>
        (value.ValueKind == JsonValueKind.Null && parameter.IsNullable) || Fits(parameter.Kind, value);

    private static bool Fits(ParameterKind kind, JsonElement value) =>
        kind switch
        {
            ParameterKind.Text => value.ValueKind == JsonValueKind.String,
            ParameterKind.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            ParameterKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            ParameterKind.Map => value.ValueKind == JsonValueKind.Object,
            ParameterKind.TextList => IsListOf(value, ParameterKind.Text),
            _ => IsListOf(value, ParameterKind.Map),
        };

    private static bool IsListOf(JsonElement value, ParameterKind kind) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => Fits(kind, item));

    private static string Describe(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.Text => "a string",
            ParameterKind.Integer => "an integer",
            ParameterKind.Boolean => "true or false",
            ParameterKind.Map => "an object",
            ParameterKind.TextList => "an array of strings",
            _ => "an array of objects",
        };

    private static string Describe(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "this array",
            JsonValueKind.Null => "null",
            _ => "a truth value",
        };
}
