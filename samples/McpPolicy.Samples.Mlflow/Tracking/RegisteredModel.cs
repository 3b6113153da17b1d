using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>A name in the model registry with its versions. Times are Unix milliseconds.</summary>
internal sealed record RegisteredModel(string Name, long CreationTime)
{
    public long LastUpdateTime { get; init; } = CreationTime;

    public string Description { get; init; } = "";

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = Names.Empty;

    /// <summary>From alias to version number.</summary>
    public ImmutableSortedDictionary<string, int> Aliases { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<int, ModelVersion> Versions { get; init; } = ImmutableSortedDictionary<int, ModelVersion>.Empty;

    /// <summary>The highest number ever given: numbers of deleted versions are not used again.</summary>
    public int LastVersion { get; init; }
}
