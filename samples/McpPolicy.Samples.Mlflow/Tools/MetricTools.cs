using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using McpPolicy.Samples.Mlflow.Tracking.Search;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools on metrics.</summary>
internal static class MetricTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read("get_run_metrics", "Gets the latest value of each metric of a run.")
                .Takes(Text, "run_id")
                .Calls(call => store.Runs.Find(call.Text("run_id")).Map(RunAnswers.Metrics).AsJson()),
            ToolBuilder
                .Read("get_run_metric", "Gets all logged values of one metric of a run.")
                .Takes(Text, "run_id", "metric_name")
                .Calls(call =>
                    store
                        .Runs.Find(call.Text("run_id"))
                        .Map(run => run.MetricHistory.TryGetValue(call.Text("metric_name"), out var points) ? points : [])
                        .Map(points => Answer.List(points, RunAnswers.Point))
                        .AsJson()
                ),
            ToolBuilder
                .Read("get_best_run", "Gets the run with the highest value of a metric, or the lowest when ascending is true.")
                .Takes(Text, "experiment_id", "metric")
                .WithDefault("ascending", value: false)
                .Calls(call => Best(store, call.Text("experiment_id"), call.Text("metric"), call.Boolean("ascending")).AsJson()),
        ];

    private static Outcome<JsonNode> Best(TrackingStore store, string experimentId, string metric, bool ascending)
    {
        var order = $"metrics.`{metric}` {(ascending ? "ASC" : "DESC")}";
        return store
            .Runs.Search(experimentId, new SearchRequest(Filter: null, [order], Limit: 1), run => run.LatestMetric(metric) is not null)
            .Then(runs =>
                runs.IsEmpty
                    ? new Failure($"No run in experiment {experimentId} has the metric {metric}.")
                    : (Outcome<JsonNode>)RunAnswers.Best(runs[0], metric)
            );
    }
}
