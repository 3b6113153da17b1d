using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>
/// One version of a registered model: made from the source URI by a run, whose id is empty when unknown. Times are Unix milliseconds.
/// </summary>
internal sealed record ModelVersion(string Name, int Version, string Source, string RunId, long CreationTime)
{
    public long LastUpdateTime { get; init; } = CreationTime;

    public string Description { get; init; } = "";

    public string Stage { get; init; } = Stages.None;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = Names.Empty;
}
