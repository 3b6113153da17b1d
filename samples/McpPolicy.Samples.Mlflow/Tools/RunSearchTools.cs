using System.Collections.Immutable;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using McpPolicy.Samples.Mlflow.Tracking.Search;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools that select runs of an experiment.</summary>
internal static class RunSearchTools
{
    private const int DefaultLimit = 3;

    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read("get_runs", "Lists runs of an experiment, the newest first or as order_by says.")
                .Takes(Text, "experiment_id")
                .WithDefault("limit", DefaultLimit)
                .WithDefault("offset", 0)
                .MayTake(TextList, "order_by")
                .Calls(call =>
                    store
                        .Runs.Search(call.Text("experiment_id"), Page(call, filter: null, call.Texts("order_by")))
                        .Map(runs => Answer.List(runs, RunAnswers.Listed))
                        .AsJson()
                ),
            ToolBuilder
                .Read("query_runs", "Searches runs of an experiment by a filter such as metrics.accuracy > 0.9, with sorting.")
                .Takes(Text, "experiment_id", "query")
                .WithDefault("limit", DefaultLimit)
                .WithDefault("offset", 0)
                .MayTake(TextList, "order_by")
                .Calls(call =>
                    store
                        .Runs.Search(call.Text("experiment_id"), Page(call, call.Text("query"), call.Texts("order_by")))
                        .Map(runs => Answer.List(runs, RunAnswers.Queried))
                        .AsJson()
                ),
            ToolBuilder
                .Read("search_runs_by_tags", "Lists the runs of an experiment that carry all the given tags.")
                .Takes(Text, "experiment_id")
                .Takes(Map, "tags")
                .WithDefault("limit", DefaultLimit)
                .WithDefault("offset", 0)
                .Calls(call => Tagged(store, call).Map(runs => Answer.List(runs, RunAnswers.Tagged)).AsJson()),
        ];

    private static SearchRequest Page(ToolArguments call, string? filter, ImmutableArray<string> orderBy) =>
        new(filter, orderBy, call.Integer("limit"), call.Integer("offset"));

    // Compared directly, not by a filter text: a quote in a tag's value must not change what is asked.
    private static Outcome<ImmutableArray<Run>> Tagged(TrackingStore store, ToolArguments call)
    {
        var tags = call.Map("tags");
        return store.Runs.Search(
            call.Text("experiment_id"),
            Page(call, filter: null, orderBy: []),
            run => tags.All(tag => run.Tags.GetValueOrDefault(tag.Key) == tag.Value)
        );
    }
}
