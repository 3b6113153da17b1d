namespace McpPolicy.Demo.Story;

/// <summary>Arguments of a tool call, all of them texts.</summary>
internal static class Arguments
{
    public static Dictionary<string, object?> Of(params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            arguments[name] = value;
        }

        return arguments;
    }
}
