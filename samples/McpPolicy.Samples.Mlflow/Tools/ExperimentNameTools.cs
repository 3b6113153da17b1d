using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools that list the names in use across the runs of an experiment.</summary>
internal static class ExperimentNameTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            NamesTool(store, "get_experiment_metrics", "metric names", static run => run.MetricHistory.Keys),
            NamesTool(store, "get_experiment_params", "parameter names", static run => run.Params.Keys),
            NamesTool(store, "get_experiment_tags", "tag keys", static run => run.Tags.Keys),
        ];

    private static TrackingTool NamesTool(TrackingStore store, string name, string what, Func<Run, IEnumerable<string>> names) =>
        ToolBuilder
            .Read(name, $"Lists the {what} that the runs of an experiment use.")
            .Takes(ParameterKind.Text, "experiment_id")
            .Calls(call =>
                store
                    .Runs.Of(call.Text("experiment_id"))
                    .Map(runs => Answer.Texts(runs.SelectMany(names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))
                    .AsJson()
            );
}
