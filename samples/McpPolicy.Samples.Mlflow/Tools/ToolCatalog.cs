using McpPolicy.Samples.Mlflow.Tools.Definition;
using McpPolicy.Samples.Mlflow.Tracking;

namespace McpPolicy.Samples.Mlflow.Tools;

/// <summary>The forty tools of the MLflow MCP server, over one store.</summary>
internal static class ToolCatalog
{
    public static IReadOnlyList<TrackingTool> Create(TrackingStore store) =>
        [
            .. ExperimentTools.Create(store),
            .. ExperimentNameTools.Create(store),
            .. RunTools.Create(store),
            .. RunSearchTools.Create(store),
            .. MetricTools.Create(store),
            .. ArtifactTools.Create(store),
            .. ModelTools.Create(store),
            .. ModelVersionTools.Create(store),
            .. ModelPromotionTools.Create(store),
            .. LoggedModelTools.Create(store),
            HealthTool.Create(),
        ];
}
