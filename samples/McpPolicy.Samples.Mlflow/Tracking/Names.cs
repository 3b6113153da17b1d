using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Maps from names to text (tags, parameters, artifacts): ordinal, sorted, so that answers have one order.</summary>
internal static class Names
{
    public static readonly ImmutableSortedDictionary<string, string> Empty = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    public static ImmutableSortedDictionary<string, string> Of(params ReadOnlySpan<(string Key, string Value)> pairs)
    {
        var builder = Empty.ToBuilder();
        foreach (var (key, value) in pairs)
        {
            builder[key] = value;
        }

        return builder.ToImmutable();
    }
}
