using System.Collections.Immutable;

namespace McpPolicy.Samples.Mlflow.Tracking.Search;

/// <summary>The fields that can be searched and sorted by, for each kind of item.</summary>
internal static class SearchFields
{
    public static Func<Experiment, FieldValue>? OfExperiment(string entity, string key) =>
        (entity, key) switch
        {
            ("tags", _) => experiment => Text(experiment.Tags, key),
            ("attributes", "name") => static experiment => experiment.Name,
            ("attributes", "experiment_id") => static experiment => experiment.Id,
            ("attributes", "creation_time") => static experiment => experiment.CreationTime,
            ("attributes", "last_update_time") => static experiment => experiment.LastUpdateTime,
            _ => null,
        };

    public static Func<Run, FieldValue>? OfRun(string entity, string key) =>
        (entity, key) switch
        {
            ("metrics", _) => run => run.LatestMetric(key),
            ("params", _) => run => Text(run.Params, key),
            ("tags", _) => run => Text(run.Tags, key),
            ("attributes", "run_id") => static run => run.Id,
            ("attributes", "status") => static run => run.Status,
            ("attributes", "start_time") => static run => run.StartTime,
            ("attributes", "end_time") => static run => run.EndTime,
            _ => null,
        };

    public static Func<LoggedModel, FieldValue>? OfLoggedModel(string entity, string key) =>
        (entity, key) switch
        {
            ("metrics", _) => model => model.Metrics.LastOrDefault(metric => metric.Key == key)?.Value,
            ("params", _) => model => Text(model.Params, key),
            ("tags", _) => model => Text(model.Tags, key),
            ("attributes", "name") => static model => model.Name,
            ("attributes", "model_id") => static model => model.Id,
            ("attributes", "source_run_id") => static model => model.SourceRunId,
            ("attributes", "creation_timestamp" or "creation_time") => static model => model.CreationTime,
            _ => null,
        };

    private static FieldValue Text(ImmutableSortedDictionary<string, string> texts, string key) => texts.GetValueOrDefault(key);
}
