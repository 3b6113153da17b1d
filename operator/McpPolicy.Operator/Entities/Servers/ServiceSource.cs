using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>A Service of the same namespace, reached over plain HTTP inside the cluster.</summary>
public sealed record ServiceSource
{
    /// <summary>The Service's name.</summary>
    [Length(1, 63)]
    [Pattern(Names.DnsLabel)]
    public required string Name { get; init; }

    /// <summary>The Service's port, 1 to 65535: the number that the Service publishes, not its pods' targetPort.</summary>
    [Range(1, 65535)]
    public required int Port { get; init; }

    /// <summary>The path of the MCP endpoint, starting with a slash. Default /mcp.</summary>
    [Length(1, 256)]
    [Pattern(@"^/[^\s?#]*$")]
    [Default("/mcp")]
    public string Path { get; set; } = "/mcp";
}
