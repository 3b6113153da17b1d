using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Tools.Answers;

/// <summary>Registered models, their versions and logged models as the tools show them.</summary>
internal static class ModelAnswers
{
    /// <summary>What the registry says of a version's registration; it is never pending here.</summary>
    private const string Ready = "READY";

    public static JsonNode Listed(RegisteredModel model) => Head(model);

    public static JsonNode Full(RegisteredModel model)
    {
        var answer = Head(model);
        answer["aliases"] = new JsonObject(
            model.Aliases.Select(static alias => KeyValuePair.Create(alias.Key, (JsonNode?)$"{alias.Value}"))
        );
        answer["latest_versions"] = Answer.List(
            model.Versions.Values.GroupBy(static version => version.Stage, StringComparer.Ordinal).Select(static stage => stage.Last()),
            static version => Pick(version, "version", "current_stage", "status", "run_id", "description")
        );
        return answer;
    }

    public static JsonObject Full(ModelVersion version) =>
        new()
        {
            ["name"] = version.Name,
            ["version"] = $"{version.Version}",
            ["creation_timestamp"] = version.CreationTime,
            ["last_updated_timestamp"] = version.LastUpdateTime,
            ["current_stage"] = version.Stage,
            ["description"] = version.Description,
            ["run_id"] = version.RunId,
            ["status"] = Ready,
            ["tags"] = Answer.Map(version.Tags),
            ["source"] = version.Source,
        };

    public static JsonNode Listed(ModelVersion version)
    {
        var answer = Full(version);
        answer.Remove("source");
        return answer;
    }

    public static JsonObject Pick(ModelVersion version, params ReadOnlySpan<string> names) => Answer.Pick(Full(version), names);

    public static JsonNode Full(LoggedModel model) =>
        new JsonObject
        {
            ["model_id"] = model.Id,
            ["name"] = model.Name,
            ["experiment_id"] = model.ExperimentId,
            ["source_run_id"] = model.SourceRunId,
            ["artifact_location"] = model.ArtifactUri,
            ["creation_timestamp"] = model.CreationTime,
            ["status"] = Ready,
            ["params"] = Answer.Map(model.Params),
            ["tags"] = Answer.Map(model.Tags),
            ["metrics"] = Answer.List(model.Metrics, Metric),
        };

    private static JsonObject Head(RegisteredModel model) =>
        new()
        {
            ["name"] = model.Name,
            ["creation_timestamp"] = model.CreationTime,
            ["last_updated_timestamp"] = model.LastUpdateTime,
            ["description"] = model.Description,
            ["tags"] = Answer.Map(model.Tags),
        };

    private static JsonObject Metric(LoggedModelMetric metric) =>
        new()
        {
            ["key"] = metric.Key,
            ["value"] = metric.Value,
            ["dataset_name"] = metric.DatasetName,
            ["dataset_digest"] = metric.DatasetDigest,
        };
}
