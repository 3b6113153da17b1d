namespace McpPolicy.Operator.Entities.Servers;

/// <summary>Where request headers for the MCP server come from.</summary>
public sealed record HeaderSource
{
    /// <summary>A Secret: each key is a header's name, each value what is sent.</summary>
    public required SecretReference SecretRef { get; init; }
}
