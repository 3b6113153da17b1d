using System.Collections.Immutable;
using McpPolicy.Samples.Mlflow.Tracking.Search;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Reads logged models.</summary>
internal sealed class LoggedModelRepository(StateCell cell)
{
    public Outcome<LoggedModel> Find(string id) =>
        cell.Current.LoggedModels.TryGetValue(id, out var model) ? model : new Failure($"Logged model with ID '{id}' not found.");

    /// <summary>The logged models of some experiments that a query selects.</summary>
    /// <param name="experimentIds">At least one.</param>
    /// <param name="datasets">When not empty, a model must have a metric on one of these (name and digest).</param>
    /// <param name="request">The filter, order and page.</param>
    public Outcome<ImmutableArray<LoggedModel>> Search(
        IReadOnlyList<string> experimentIds,
        IReadOnlyList<(string Name, string Digest)> datasets,
        SearchRequest request
    ) =>
        experimentIds.Count == 0
            ? new Failure("At least one experiment id must be given.")
            : Query<LoggedModel>
                .Parse(request, SearchFields.OfLoggedModel)
                .Map(query =>
                    query.Run(
                        cell.Current.LoggedModels.Values.Where(model =>
                            experimentIds.Contains(model.ExperimentId, StringComparer.Ordinal) && IsMeasuredOn(model, datasets)
                        )
                    )
                );

    private static bool IsMeasuredOn(LoggedModel model, IReadOnlyList<(string Name, string Digest)> datasets) =>
        datasets.Count == 0 || model.Metrics.Any(metric => datasets.Contains((metric.DatasetName, metric.DatasetDigest)));
}
