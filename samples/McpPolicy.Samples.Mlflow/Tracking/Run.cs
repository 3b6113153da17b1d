using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>One execution of training code. Times are Unix milliseconds; an unfinished run has no end.</summary>
internal sealed record Run(string Id, string ExperimentId, string Status, long StartTime, long? EndTime)
{
    /// <summary>The tag that makes a run a child of another, as MLflow keeps it.</summary>
    public const string ParentTag = "mlflow.parentRunId";

    public string Lifecycle { get; init; } = Tracking.Lifecycle.Active;

    public ImmutableSortedDictionary<string, ImmutableArray<MetricPoint>> MetricHistory { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<MetricPoint>>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, string> Params { get; init; } = Names.Empty;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = Names.Empty;

    public ImmutableArray<DatasetInput> Inputs { get; init; } = [];

    /// <summary>Text artifacts by path, with <c>/</c> between directories.</summary>
    public ImmutableSortedDictionary<string, string> Artifacts { get; init; } = Names.Empty;

    public string ArtifactUri => $"mlflow-artifacts:/{ExperimentId}/{Id}/artifacts";

    public double? LatestMetric(string name) => MetricHistory.TryGetValue(name, out var points) ? points[^1].Value : null;
}
