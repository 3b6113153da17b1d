using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Everything the server knows at one moment; immutable, so that a reader sees no half-made change.</summary>
internal sealed record TrackingState
{
    public ImmutableSortedDictionary<string, Experiment> Experiments { get; init; } =
        ImmutableSortedDictionary.Create<string, Experiment>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, Run> Runs { get; init; } =
        ImmutableSortedDictionary.Create<string, Run>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, RegisteredModel> Models { get; init; } =
        ImmutableSortedDictionary.Create<string, RegisteredModel>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, LoggedModel> LoggedModels { get; init; } =
        ImmutableSortedDictionary.Create<string, LoggedModel>(StringComparer.Ordinal);
}
