using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools on single runs.</summary>
internal static class RunTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read("get_run", "Gets everything about a run.")
                .Takes(Text, "run_id")
                .Calls(call => store.Runs.Find(call.Text("run_id")).Map(RunAnswers.Full).AsJson()),
            ToolBuilder
                .Read("get_parent_run", "Gets the parent of a nested run, or null when the run has none.")
                .Takes(Text, "run_id")
                .Calls(call =>
                    store.Runs.Parent(call.Text("run_id")).Map(static parent => parent is null ? null : RunAnswers.Listed(parent))
                ),
            ToolBuilder
                .Read("compare_runs", "Shows runs side by side with their metrics and parameters.")
                .Takes(Text, "experiment_id")
                .Takes(TextList, "run_ids")
                .Calls(call => Compare(store, call.Texts("run_ids")).AsJson()),
            ToolBuilder
                .IdempotentWrite("set_run_tag", "Sets a tag on a run, for example to mark the best model or to ask for a review.")
                .Takes(Text, "run_id", "key", "value")
                .Calls(call => SetTag(store, call.Text("run_id"), call.Text("key"), call.Text("value")).AsJson()),
            ToolBuilder
                .Destructive("delete_run", "Deletes a run: it moves to the deleted stage and searches leave it out.")
                .Takes(Text, "run_id")
                .Calls(call => store.Runs.Delete(call.Text("run_id")).Map(done => Answer.Done(("run_id", done.Id))).AsJson()),
        ];

    private static Outcome<JsonNode> SetTag(TrackingStore store, string id, string key, string value) =>
        store.Runs.SetTag(id, key, value).Map(_ => Answer.Done(("run_id", id), ("key", key), ("value", value)));

    private static Outcome<JsonObject> Compare(TrackingStore store, IReadOnlyList<string> ids)
    {
        var runs = new List<Run>();
        foreach (var id in ids)
        {
            var run = store.Runs.Find(id);
            if (run.Error is { } error)
            {
                return new Failure(error);
            }

            runs.Add(run.Value!);
        }

        return new JsonObject
        {
            ["runs"] = Answer.List(runs, RunAnswers.Compared),
            ["all_metrics"] = AllNames(runs, static run => run.MetricHistory.Keys),
            ["all_params"] = AllNames(runs, static run => run.Params.Keys),
        };
    }

    private static JsonArray AllNames(IEnumerable<Run> runs, Func<Run, IEnumerable<string>> names) =>
        Answer.Texts(runs.SelectMany(names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
