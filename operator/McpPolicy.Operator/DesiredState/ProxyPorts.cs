namespace McpPolicy.Operator.DesiredState;

/// <summary>The ports of a proxy: two of the pod, one of the Service.</summary>
public static class ProxyPorts
{
    /// <summary>The pod's port for MCP.</summary>
    public const int Mcp = 8080;

    /// <summary>The pod's port for probes, metrics and the loaded revision. It is in no Service.</summary>
    public const int Admin = 9090;

    /// <summary>The Service's port, HTTP's own, so that the URL needs none.</summary>
    public const int Service = 80;

    /// <summary>The name of <see cref="Mcp"/> in the pod.</summary>
    public const string McpName = "mcp";

    /// <summary>The name of <see cref="Admin"/> in the pod.</summary>
    public const string AdminName = "admin";
}
