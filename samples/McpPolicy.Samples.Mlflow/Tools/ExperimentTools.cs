using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using McpPolicy.Samples.Mlflow.Tracking.Search;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools on experiments themselves.</summary>
internal static class ExperimentTools
{
    private static readonly SearchRequest Everything = new(Filter: null, OrderBy: [], Limit: 1000);

    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read("get_experiments", "Lists all experiments.")
                .Calls(_ => store.Experiments.Search(Everything).Map(found => Answer.List(found, ExperimentAnswers.Brief)).AsJson()),
            ToolBuilder
                .Read(
                    "search_experiments",
                    "Searches experiments by a filter such as name LIKE 'retail%' or tags.team = 'supply', with sorting."
                )
                .MayTake(Text, "filter_string")
                .MayTake(TextList, "order_by")
                .WithDefault("max_results", 100)
                .Calls(call =>
                    store
                        .Experiments.Search(new(call.OptionalText("filter_string"), call.Texts("order_by"), call.Integer("max_results")))
                        .Map(found => Answer.List(found, ExperimentAnswers.Full))
                        .AsJson()
                ),
            ToolBuilder
                .Read("get_experiment_by_name", "Gets an experiment by its name.")
                .Takes(Text, "name")
                .Calls(call => store.Experiments.FindByName(call.Text("name")).Map(ExperimentAnswers.Details).AsJson()),
            ToolBuilder
                .IdempotentWrite("set_experiment_tag", "Sets a tag on an experiment.")
                .Takes(Text, "experiment_id", "key", "value")
                .Calls(call => SetTag(store, call.Text("experiment_id"), call.Text("key"), call.Text("value")).AsJson()),
            ToolBuilder
                .Destructive(
                    "delete_experiment",
                    "Deletes an experiment with all its runs: they move to the deleted stage and searches leave them out."
                )
                .Takes(Text, "experiment_id")
                .Calls(call =>
                    store.Experiments.Delete(call.Text("experiment_id")).Map(done => Answer.Done(("experiment_id", done.Id))).AsJson()
                ),
        ];

    private static Outcome<JsonNode> SetTag(TrackingStore store, string id, string key, string value) =>
        store.Experiments.SetTag(id, key, value).Map(_ => Answer.Done(("experiment_id", id), ("key", key), ("value", value)));
}
