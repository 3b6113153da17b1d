using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>Where the MCP server is: exactly one of service and remote.</summary>
[ValidationRule("[has(self.service), has(self.remote)].filter(x, x).size() == 1", "set exactly one of service and remote")]
public sealed record ServerSource
{
    /// <summary>A Service in the McpServer's own namespace that speaks MCP's Streamable HTTP transport.</summary>
    public ServiceSource? Service { get; init; }

    /// <summary>A server outside the cluster, or in another namespace, by its URL.</summary>
    public RemoteSource? Remote { get; init; }
}
