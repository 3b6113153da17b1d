using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>Where MCP clients reach the proxy.</summary>
public sealed record ServerAddress
{
    /// <summary>The MCP endpoint inside the cluster.</summary>
    [Length(1, 512)]
    public required string Url { get; init; }
}
