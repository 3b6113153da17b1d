using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools that read versions of registered models.</summary>
internal static class ModelVersionTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read("get_model_versions", "Lists the versions of a registered model, the newest first.")
                .Takes(Text, "model_name")
                .Calls(call => Answer.List(store.Versions.Of(call.Text("model_name")), ModelAnswers.Listed)),
            ToolBuilder
                .Read("get_model_version", "Gets a version of a registered model with the metrics and parameters of its run.")
                .Takes(Text, "model_name", "version")
                .Calls(call =>
                    store.Versions.Find(call.Text("model_name"), call.Text("version")).Then(found => WithRun(store, found)).AsJson()
                ),
            ToolBuilder
                .Read("get_model_version_by_alias", "Gets the version of a registered model that has an alias.")
                .Takes(Text, "name", "alias")
                .Calls(call =>
                    store
                        .Versions.FindByAlias(call.Text("name"), call.Text("alias"))
                        .Map(found => WithAlias(found, call.Text("alias")))
                        .AsJson()
                ),
            ToolBuilder
                .Read("get_latest_versions", "Lists the latest version of a registered model in each stage, or in the given stages.")
                .Takes(Text, "name")
                .MayTake(TextList, "stages")
                .Calls(call =>
                    store
                        .Versions.Latest(call.Text("name"), call.Texts("stages"))
                        .Map(found => Answer.List(found, ModelAnswers.Listed))
                        .AsJson()
                ),
        ];

    private static Outcome<JsonObject> WithRun(TrackingStore store, ModelVersion version) =>
        version.RunId.Length == 0
            ? new Failure($"Model {version.Name} v{version.Version} has no associated run.")
            : store
                .Runs.Find(version.RunId)
                .Map(run =>
                {
                    var answer = ModelAnswers.Full(version);
                    answer["run_metrics"] = RunAnswers.Metrics(run);
                    answer["run_params"] = Answer.Map(run.Params);
                    return answer;
                });

    private static JsonObject WithAlias(ModelVersion version, string alias)
    {
        var answer = ModelAnswers.Full(version);
        answer["alias"] = alias;
        return answer;
    }
}
