using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>A named collection of runs. Times are Unix milliseconds.</summary>
internal sealed record Experiment(string Id, string Name, long CreationTime, ImmutableSortedDictionary<string, string> Tags)
{
    public string Lifecycle { get; init; } = Tracking.Lifecycle.Active;

    public long LastUpdateTime { get; init; } = CreationTime;

    public string ArtifactLocation => $"mlflow-artifacts:/{Id}";
}
