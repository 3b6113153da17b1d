using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using McpPolicy.Samples.Mlflow.Tracking.Search;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools on models that runs logged.</summary>
internal static class LoggedModelTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read(
                    "search_logged_models",
                    "Searches the logged models of experiments by a filter such as metrics.accuracy > 0.9, with sorting."
                )
                .Takes(TextList, "experiment_ids")
                .MayTake(Text, "filter_string")
                .WithDefault("max_results", 5)
                .MayTake(MapList, "datasets")
                .MayTake(MapList, "order_by")
                .Calls(call => Search(store, call).Map(found => Answer.List(found, ModelAnswers.Full)).AsJson()),
            ToolBuilder
                .Read("get_logged_model", "Gets a logged model.")
                .Takes(Text, "model_id")
                .Calls(call => store.LoggedModels.Find(call.Text("model_id")).Map(ModelAnswers.Full).AsJson()),
        ];

    private static Outcome<ImmutableArray<LoggedModel>> Search(TrackingStore store, ToolArguments call)
    {
        var datasets = call.Maps("datasets").Select(static dataset => (TextOf(dataset, "name"), TextOf(dataset, "digest"))).ToList();
        var orderBy = call.Maps("order_by").Select(SortClause).ToImmutableArray();
        var request = new SearchRequest(call.OptionalText("filter_string"), orderBy, call.Integer("max_results"));
        return store.LoggedModels.Search(call.Texts("experiment_ids"), datasets, request);
    }

    private static string SortClause(JsonElement clause)
    {
        var descending = clause.TryGetProperty("ascending", out var ascending) && ascending.ValueKind == JsonValueKind.False;
        return TextOf(clause, "field_name") + (descending ? " DESC" : " ASC");
    }

    private static string TextOf(JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
