using System.Collections.Immutable;
using McpPolicy.Samples.Mlflow.Tracking.Search;

namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Reads and changes experiments.</summary>
internal sealed class ExperimentRepository(StateCell cell)
{
    /// <summary>The active experiments that a query selects.</summary>
    public Outcome<ImmutableArray<Experiment>> Search(SearchRequest request) =>
        Query<Experiment>
            .Parse(request, SearchFields.OfExperiment)
            .Map(query => query.Run(cell.Current.Experiments.Values.Where(static e => e.Lifecycle == Lifecycle.Active)));

    public Outcome<Experiment> Find(string id) => cell.Current.Experiments.TryGetValue(id, out var experiment) ? experiment : NotFound(id);

    public Outcome<Experiment> FindByName(string name) =>
        cell.Current.Experiments.Values.FirstOrDefault(e => e.Name == name) is { } experiment
            ? experiment
            : new Failure($"Experiment with name '{name}' not found.");

    public Outcome<Experiment> SetTag(string id, string key, string value) =>
        cell.Change(
            (state, now) =>
                FindActive(state, id)
                    .Then(experiment =>
                        TagRules.Set(experiment.Tags, key, value).Map(tags => experiment with { Tags = tags, LastUpdateTime = now })
                    )
                    .Map(experiment => (state with { Experiments = state.Experiments.SetItem(id, experiment) }, experiment))
        );

    /// <summary>Marks an experiment and all its runs as deleted.</summary>
    public Outcome<Experiment> Delete(string id) =>
        cell.Change(
            (state, now) =>
                FindActive(state, id)
                    .Map(experiment => experiment with { Lifecycle = Lifecycle.Deleted, LastUpdateTime = now })
                    .Map(experiment =>
                        (
                            state with
                            {
                                Experiments = state.Experiments.SetItem(id, experiment),
                                Runs = state.Runs.SetItems(DeletedRuns(state, id)),
                            },
                            experiment
                        )
                    )
        );

    private static IEnumerable<KeyValuePair<string, Run>> DeletedRuns(TrackingState state, string experimentId) =>
        state
            .Runs.Values.Where(run => run.ExperimentId == experimentId)
            .Select(static run => KeyValuePair.Create(run.Id, run with { Lifecycle = Lifecycle.Deleted }));

    private static Outcome<Experiment> FindActive(TrackingState state, string id) =>
        state.Experiments.TryGetValue(id, out var experiment) && experiment.Lifecycle == Lifecycle.Active ? experiment : NotFound(id);

    private static Failure NotFound(string id) => new($"No experiment with id '{id}' exists.");
}
