using System.Collections.Immutable;

namespace McpPolicy.Corpus.Reading.Json;

/// <summary>Methods as they are spelt, and as a forgiving router finds them.</summary>
internal static class MethodReadings
{
    private static readonly ImmutableArray<string> Known =
    [
        "initialize",
        "ping",
        ReadCall.ToolsCall,
        "tools/list",
        "resources/read",
        "resources/list",
        "prompts/get",
        "prompts/list",
    ];

    /// <summary>The methods that a value may stand for.</summary>
    public static IEnumerable<(string Method, Leniency Leniency)> Of(LenientValue value)
    {
        foreach ((string text, Leniency leniency) in TextReadings.Of(value))
        {
            yield return (text, leniency);
            if (Nearest(text) is { } method && method != text)
            {
                yield return (method, leniency | Leniency.LooseMethod);
            }
        }
    }

    private static string? Nearest(string text)
    {
        // As Unicode's compatibility forms do it.
        string trimmed = text.Replace('\uFF0F', '/').Trim().Trim('/');
        return Known.FirstOrDefault(method => method.Equals(trimmed, StringComparison.OrdinalIgnoreCase));
    }
}
