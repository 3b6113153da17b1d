using System.Text.Json.Nodes;
using McpPolicy.Samples.Mlflow.Tools.Definition;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>The tool that says whether the tracking server answers; this one's is in the same process.</summary>
internal static class HealthTool
{
    public static TrackingTool Create() =>
        ToolBuilder
            .Read("health", "Tells whether the tracking server can be reached.")
            .Calls(static _ => new JsonObject
            {
                ["status"] = "healthy",
                ["tracking_uri"] = "memory:",
                ["message"] = "The in-memory tracking store answers.",
            });
}
