using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Tools.Answers;

/// <summary>Runs as the tools show them.</summary>
internal static class RunAnswers
{
    public static JsonObject Full(Run run) =>
        new()
        {
            ["run_id"] = run.Id,
            ["experiment_id"] = run.ExperimentId,
            ["status"] = run.Status,
            ["start_time"] = run.StartTime,
            ["end_time"] = run.EndTime,
            ["artifact_uri"] = run.ArtifactUri,
            ["lifecycle_stage"] = run.Lifecycle,
            ["metrics"] = Metrics(run),
            ["params"] = Answer.Map(run.Params),
            ["tags"] = Answer.Map(run.Tags),
            ["inputs"] = Answer.List(run.Inputs, Input),
        };

    public static JsonNode Listed(Run run) =>
        Answer.Pick(Full(run), "run_id", "experiment_id", "status", "start_time", "end_time", "metrics", "params", "tags");

    public static JsonNode Queried(Run run) => Answer.Pick(Full(run), "run_id", "experiment_id", "status", "metrics", "params");

    public static JsonNode Tagged(Run run) => Answer.Pick(Full(run), "run_id", "experiment_id", "status", "metrics", "params", "tags");

    public static JsonNode Compared(Run run) => Answer.Pick(Full(run), "run_id", "status", "start_time", "metrics", "params");

    public static JsonNode Best(Run run, string metric)
    {
        var answer = Tagged(run);
        answer["best_metric_value"] = run.LatestMetric(metric);
        return answer;
    }

    public static JsonObject Metrics(Run run) =>
        new(run.MetricHistory.Select(static metric => KeyValuePair.Create(metric.Key, (JsonNode?)metric.Value[^1].Value)));

    public static JsonNode Point(MetricPoint point) =>
        new JsonObject
        {
            ["step"] = point.Step,
            ["timestamp"] = point.Timestamp,
            ["value"] = point.Value,
        };

    private static JsonObject Input(DatasetInput input) =>
        new()
        {
            ["name"] = input.Name,
            ["digest"] = input.Digest,
            ["source_type"] = input.SourceType,
            ["tags"] = new JsonObject { ["mlflow.data.context"] = input.Context },
        };
}
