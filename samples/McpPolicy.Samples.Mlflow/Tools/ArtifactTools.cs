using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tools.Answers;
using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;
using static McpPolicy.Samples.Mlflow.Tools.Definition.ParameterKind;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>Tools on the artifacts of runs.</summary>
internal static class ArtifactTools
{
    public static IEnumerable<TrackingTool> Create(TrackingStore store) =>
        [
            ToolBuilder
                .Read("get_run_artifacts", "Lists the artifacts of a run, of its root or of the directory that path names.")
                .Takes(Text, "run_id")
                .WithDefault("path", "")
                .Calls(call =>
                    store
                        .Runs.Find(call.Text("run_id"))
                        .Map(run => Answer.List(Entries(run, call.Text("path").Trim('/')), static entry => entry))
                        .AsJson()
                ),
            ToolBuilder
                .Read(
                    "get_run_artifact",
                    "Tells where an artifact of a run can be had. This server writes no files: the place is the artifact's URI."
                )
                .Takes(Text, "run_id", "artifact_path")
                .Calls(call => Find(store, call).Map(found => Location(found.Run, call.Text("artifact_path"), found.Content)).AsJson()),
            ToolBuilder
                .Read("get_artifact_content", "Gets the text of an artifact of a run.")
                .Takes(Text, "run_id", "artifact_path")
                .Calls(call => Find(store, call).Map(static found => (JsonNode?)found.Content)),
        ];

    private static Outcome<(Run Run, string Content)> Find(TrackingStore store, ToolArguments call) =>
        store
            .Runs.Find(call.Text("run_id"))
            .Then(run =>
                run.Artifacts.TryGetValue(call.Text("artifact_path"), out var content)
                    ? (run, content)
                    : (Outcome<(Run, string)>)new Failure($"Run {run.Id} has no artifact '{call.Text("artifact_path")}'.")
            );

    private static JsonObject Location(Run run, string path, string content) =>
        new()
        {
            ["local_path"] = $"{run.ArtifactUri}/{path}",
            ["run_id"] = run.Id,
            ["artifact_path"] = path,
            ["size_bytes"] = Encoding.UTF8.GetByteCount(content),
        };

    private static IEnumerable<JsonObject> Entries(Run run, string directory)
    {
        var prefix = directory.Length == 0 ? "" : directory + "/";
        return run
            .Artifacts.Where(artifact => artifact.Key.StartsWith(prefix, StringComparison.Ordinal))
            .GroupBy(artifact => artifact.Key[prefix.Length..].Split('/', 2)[0], StringComparer.Ordinal)
            .Select(entry => Entry(run, prefix + entry.Key));
    }

    private static JsonObject Entry(Run run, string path)
    {
        var isFile = run.Artifacts.TryGetValue(path, out var content);
        return new JsonObject
        {
            ["run_id"] = run.Id,
            ["path"] = path,
            ["is_dir"] = !isFile,
            ["file_size"] = isFile ? Encoding.UTF8.GetByteCount(content!) : null,
        };
    }
}
