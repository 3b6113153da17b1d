using System.Collections.Immutable;
using McpPolicy.Samples.Mlflow.Tracking.Search;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Reads and changes runs.</summary>
internal sealed class RunRepository(StateCell cell)
{
    public Outcome<Run> Find(string id) => cell.Current.Runs.TryGetValue(id, out var run) ? run : NotFound(id);

    /// <summary>The active runs of an experiment.</summary>
    public Outcome<ImmutableArray<Run>> Of(string experimentId) =>
        cell.Current.Experiments.ContainsKey(experimentId)
            ? cell
                .Current.Runs.Values.Where(run => run.ExperimentId == experimentId && run.Lifecycle == Lifecycle.Active)
                .ToImmutableArray()
            : new Failure($"No experiment with id '{experimentId}' exists.");

    /// <summary>The active runs of an experiment that a query selects; by default the newest first.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="request">The filter, order and page.</param>
    /// <param name="also">A further condition, for what a filter text cannot safely carry.</param>
    public Outcome<ImmutableArray<Run>> Search(string experimentId, SearchRequest request, Func<Run, bool>? also = null) =>
        Of(experimentId)
            .Then(runs =>
                Query<Run>.Parse(request, SearchFields.OfRun).Map(query => query.Run(NewestFirst(runs.Where(also ?? (static _ => true)))))
            );

    /// <summary>The parent of a nested run, or null when it has none.</summary>
    public Outcome<Run?> Parent(string id)
    {
        var child = Find(id);
        if (child.Error is not null || !child.Value!.Tags.TryGetValue(Run.ParentTag, out var parent))
        {
            return child.Map(static _ => (Run?)null);
        }

        return Find(parent).Map(static run => (Run?)run);
    }

    public Outcome<Run> SetTag(string id, string key, string value) =>
        Replace(id, run => TagRules.Set(run.Tags, key, value).Map(tags => run with { Tags = tags }));

    /// <summary>Marks a run as deleted: searches leave it out from then on.</summary>
    public Outcome<Run> Delete(string id) => Replace(id, static run => run with { Lifecycle = Lifecycle.Deleted });

    private Outcome<Run> Replace(string id, Func<Run, Outcome<Run>> change) =>
        cell.Change((state, _) => FindActive(state, id).Then(change).Map(run => (state with { Runs = state.Runs.SetItem(id, run) }, run)));

    private static Outcome<Run> FindActive(TrackingState state, string id)
    {
        if (!state.Runs.TryGetValue(id, out var run))
        {
            return NotFound(id);
        }

        return run.Lifecycle == Lifecycle.Active ? run : new Failure($"The run {id} must be in the 'active' state. It is 'deleted'.");
    }

    private static IOrderedEnumerable<Run> NewestFirst(IEnumerable<Run> runs) =>
        runs.OrderByDescending(static run => run.StartTime).ThenBy(static run => run.Id, StringComparer.Ordinal);

    private static Failure NotFound(string id) => new($"Run with id={id} not found.");
}
