using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools on registered models, their tags and aliases.</summary>
internal static class ModelTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read("get_registered_models", "Lists the registered models.")
                .Calls(_ => Answer.List(store.Models.All, ModelAnswers.Listed)),
            ToolBuilder
                .Read("get_registered_model", "Gets a registered model with its aliases and the latest version of each stage.")
                .Takes(Text, "name")
                .Calls(call => store.Models.Find(call.Text("name")).Map(ModelAnswers.Full).AsJson()),
            ToolBuilder
                .IdempotentWrite("set_registered_model_tag", "Sets a tag on a registered model.")
                .Takes(Text, "name", "key", "value")
                .Calls(call =>
                    store
                        .Models.SetTag(call.Text("name"), call.Text("key"), call.Text("value"))
                        .Map(model => Answer.Done(("name", model.Name), ("key", call.Text("key")), ("value", call.Text("value"))))
                        .AsJson()
                ),
            ToolBuilder
                .IdempotentWrite("set_model_alias", "Gives a version of a registered model an alias, such as champion.")
                .Takes(Text, "name", "alias", "version")
                .Calls(call =>
                    store
                        .Models.SetAlias(call.Text("name"), call.Text("alias"), call.Text("version"))
                        .Map(model => Answer.Done(("name", model.Name), ("alias", call.Text("alias")), ("version", call.Text("version"))))
                        .AsJson()
                ),
            ToolBuilder
                .Destructive("delete_model_alias", "Removes an alias from a registered model; the version stays.")
                .Takes(Text, "name", "alias")
                .Calls(call =>
                    store
                        .Models.DeleteAlias(call.Text("name"), call.Text("alias"))
                        .Map(model => Answer.Done(("name", model.Name), ("alias", call.Text("alias"))))
                        .AsJson()
                ),
            ToolBuilder
                .Destructive("delete_registered_model", "Deletes a registered model with all its versions, aliases and tags, for good.")
                .Takes(Text, "name")
                .Calls(call => store.Models.Delete(call.Text("name")).Map(model => Answer.Done(("name", model.Name))).AsJson()),
        ];
}
