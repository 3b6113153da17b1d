using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Tools.Answers;

/// <summary>Experiments as the tools show them.</summary>
internal static class ExperimentAnswers
{
    public static JsonNode Brief(Experiment experiment) => new JsonObject { ["name"] = experiment.Name, ["id"] = experiment.Id };

    public static JsonObject Full(Experiment experiment) =>
        new()
        {
            ["experiment_id"] = experiment.Id,
            ["name"] = experiment.Name,
            ["artifact_location"] = experiment.ArtifactLocation,
            ["lifecycle_stage"] = experiment.Lifecycle,
            ["creation_time"] = experiment.CreationTime,
            ["last_update_time"] = experiment.LastUpdateTime,
            ["tags"] = Answer.Map(experiment.Tags),
        };

    public static JsonNode Details(Experiment experiment) =>
        Answer.Pick(Full(experiment), "experiment_id", "name", "artifact_location", "lifecycle_stage", "tags");
}
