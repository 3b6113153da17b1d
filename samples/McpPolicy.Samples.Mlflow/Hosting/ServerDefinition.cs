using McpPolicy.Samples.Mlflow.Tools;
using McpPolicy.Samples.Mlflow.Tracking;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpPolicy.Samples.Mlflow.Hosting;

/// <summary>What every client meets, over whichever transport: one store, one set of tools.</summary>
internal sealed class ServerDefinition(TimeProvider time)
{
    private readonly McpServerPrimitiveCollection<McpServerTool> _tools =
    [
        .. ToolCatalog.Create(new TrackingStore(SeedData.Create(), time)),
    ];

    /// <summary>Options for one server instance; instances share the tools.</summary>
    public McpServerOptions CreateOptions() =>
        new()
        {
            ServerInfo = new Implementation { Name = "mlflow", Version = Entry.Version },
            ServerInstructions = "Experiment tracking and a model registry, kept in memory: everything is forgotten when the server ends.",
            ToolCollection = _tools,
            ScopeRequests = false,
        };
}
