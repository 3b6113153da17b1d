using System.Text.RegularExpressions;

namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>Reads a field's name: <c>metrics.accuracy</c>, <c>tags.`a/b`</c> or an attribute such as <c>start_time</c>.</summary>
internal static class FieldName
{
    /// <summary>The name's pattern, for use inside a larger one; its groups are <c>entity</c> and <c>key</c>.</summary>
    public const string Pattern = """(?:(?<entity>[A-Za-z_]+)\.)?(?<key>`[^`]+`|"[^"]+"|[^\s=<>!`"']+)""";

    /// <summary>How the field that a match names is read, or why there is none.</summary>
    public static Outcome<Func<T, FieldValue>> Resolve<T>(Match match, FieldLookup<T> fields)
    {
        var entity = match.Groups["entity"].Success ? Canonical(match.Groups["entity"].Value) : "attributes";
        var key = match.Groups["key"].Value.Trim('`', '"');
        return fields(entity, key) is { } field ? field : new Failure($"There is no field '{entity}.{key}' to search or sort by.");
    }

    private static string Canonical(string entity) =>
        entity switch
        {
            "metric" => "metrics",
            "param" or "parameter" or "parameters" => "params",
            "tag" => "tags",
            "attribute" or "attr" or "run" => "attributes",
            _ => entity,
        };
}
