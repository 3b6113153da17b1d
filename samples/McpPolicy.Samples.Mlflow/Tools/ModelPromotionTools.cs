using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools that make, change, move and remove versions of registered models.</summary>
internal static class ModelPromotionTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Write(
                    "register_model",
                    "Registers a model from models:/<logged model> or runs:/<run>/<path>; makes the registered model when there is none."
                )
                .Takes(Text, "model_name", "model_uri")
                .MayTake(Map, "tags")
                .Calls(call => Register(store, call).Map(Created).AsJson()),
            ToolBuilder
                .Write("copy_model_version", "Copies a version to another registered model; makes that model when there is none.")
                .Takes(Text, "src_model_name", "src_version", "dst_model_name")
                .Calls(call =>
                    store
                        .Versions.Copy(call.Text("src_model_name"), call.Text("src_version"), call.Text("dst_model_name"))
                        .Map(Created)
                        .AsJson()
                ),
            ToolBuilder
                .IdempotentWrite("update_model_version", "Changes the description of a version.")
                .Takes(Text, "name", "version", "description")
                .Calls(call =>
                    store
                        .Versions.Describe(call.Text("name"), call.Text("version"), call.Text("description"))
                        .Map(static found => ModelAnswers.Pick(found, "name", "version", "description", "current_stage", "status"))
                        .AsJson()
                ),
            ToolBuilder
                .Destructive(
                    "transition_model_version_stage",
                    "Moves a version to a stage: Staging, Production or Archived. Prefer aliases."
                )
                .Takes(Text, "name", "version", "stage")
                .WithDefault("archive_existing", value: false)
                .Calls(call =>
                    store
                        .Versions.Transition(call.Text("name"), call.Text("version"), call.Text("stage"), call.Boolean("archive_existing"))
                        .Map(static found => ModelAnswers.Pick(found, "name", "version", "current_stage", "status"))
                        .AsJson()
                ),
            ToolBuilder
                .Destructive("delete_model_version", "Deletes a version of a registered model, for good.")
                .Takes(Text, "name", "version")
                .Calls(call =>
                    store
                        .Versions.Delete(call.Text("name"), call.Text("version"))
                        .Map(static gone => Answer.Done(("name", gone.Name), ("version", $"{gone.Version}")))
                        .AsJson()
                ),
        ];

    private static JsonObject Created(ModelVersion version) => ModelAnswers.Pick(version, "name", "version", "status", "source", "run_id");

    private static Outcome<ModelVersion> Register(TrackingStore store, ToolArguments call)
    {
        var uri = call.Text("model_uri");
        return SourceRun(store, uri)
            .Then(runId => store.Versions.Add(call.Text("model_name"), uri, runId, Names.Of(call.Map("tags").AsSpan())));
    }

    private static Outcome<string> SourceRun(TrackingStore store, string uri) =>
        uri.Split('/') switch
        {
            ["models:", var id] => store.LoggedModels.Find(id).Map(static model => model.SourceRunId),
            ["runs:", var id, _, ..] => store.Runs.Find(id).Map(static run => run.Id),
            _ => new Failure($"'{uri}' is not a model URI: write models:/<logged model id> or runs:/<run id>/<artifact path>."),
        };
}
