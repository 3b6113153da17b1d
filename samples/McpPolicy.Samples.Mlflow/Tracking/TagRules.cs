using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>The bounds on tags, MLflow's own for lengths; the count keeps a client from filling the memory.</summary>
internal static class TagRules
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 250;

    /// <summary>The longest value, in characters.</summary>
    public const int MaxValueLength = 8000;

    /// <summary>The most tags that one thing can carry.</summary>
    public const int MaxTags = 10_000;

    /// <summary>The tags with one set, or why it cannot be.</summary>
    public static Outcome<ImmutableSortedDictionary<string, string>> Set(
        ImmutableSortedDictionary<string, string> tags,
        string key,
        string value
    )
    {
        if (key.Length is 0 or > MaxKeyLength)
        {
            return new Failure($"A tag key has 1 to {MaxKeyLength} characters; this one has {key.Length}.");
        }

        if (value.Length > MaxValueLength)
        {
            return new Failure($"A tag value has at most {MaxValueLength} characters; this one has {value.Length}.");
        }

        return tags.Count >= MaxTags && !tags.ContainsKey(key)
            ? new Failure($"There are {MaxTags} tags already, the most there can be.")
            : tags.SetItem(key, value);
    }
}
