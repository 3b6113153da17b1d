using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>A model that a run logged, before anybody registers it. Times are Unix milliseconds.</summary>
internal sealed record LoggedModel(string Id, string Name, string ExperimentId, string SourceRunId, long CreationTime)
{
    public ImmutableSortedDictionary<string, string> Params { get; init; } = Names.Empty;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = Names.Empty;

    public ImmutableArray<LoggedModelMetric> Metrics { get; init; } = [];

    public string ArtifactUri => $"mlflow-artifacts:/{ExperimentId}/models/{Id}/artifacts";
}
