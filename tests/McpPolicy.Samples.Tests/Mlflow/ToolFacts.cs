namespace McpPolicy.Samples.Tests.Mlflow;

/// <summary>
/// The tools of kkruglik/mlflow-mcp 0.4 as its source declares them: class (R read, W write, I idempotent write, D destructive), name,
/// required arguments; arguments with a default or null after a bar.
/// </summary>
internal static class ToolFacts
{
    private const string Table = """
        R get_experiments
        R search_experiments | filter_string order_by max_results
        R get_experiment_by_name name
        R get_experiment_metrics experiment_id
        R get_experiment_params experiment_id
        R get_experiment_tags experiment_id
        R get_runs experiment_id | limit offset order_by
        R get_run run_id
        R get_parent_run run_id
        R query_runs experiment_id query | limit offset order_by
        R get_run_artifacts run_id | path
        R get_run_artifact run_id artifact_path
        R get_run_metrics run_id
        R get_run_metric run_id metric_name
        R get_best_run experiment_id metric | ascending
        R compare_runs experiment_id run_ids
        R get_registered_models
        R get_model_versions model_name
        R get_model_version model_name version
        R get_registered_model name
        R get_model_version_by_alias name alias
        R get_latest_versions name | stages
        R search_runs_by_tags experiment_id tags | limit offset
        R get_artifact_content run_id artifact_path
        R search_logged_models experiment_ids | filter_string max_results datasets order_by
        R get_logged_model model_id
        R health
        W register_model model_name model_uri | tags
        I set_registered_model_tag name key value
        I set_model_alias name alias version
        I set_run_tag run_id key value
        I set_experiment_tag experiment_id key value
        I update_model_version name version description
        D transition_model_version_stage name version stage | archive_existing
        W copy_model_version src_model_name src_version dst_model_name
        D delete_model_alias name alias
        D delete_model_version name version
        D delete_registered_model name
        D delete_run run_id
        D delete_experiment experiment_id
        """;

    public static IReadOnlyList<(char Class, string Name, string[] Required, string[] Optional)> All { get; } =
    [.. Table.ReplaceLineEndings("\n").Split('\n').Select(Parse)];

    private static (char Class, string Name, string[] Required, string[] Optional) Parse(string line)
    {
        var sides = line.Split(" | ");
        var words = sides[0].Split(' ');
        return (words[0][0], words[1], words[2..], sides.Length > 1 ? sides[1].Split(' ') : []);
    }
}
