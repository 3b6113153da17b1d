namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Names of the headers that MCP adds to HTTP.</summary>
internal static class McpHeaders
{
    public const string SessionId = "Mcp-Session-Id";
    public const string ProtocolVersion = "MCP-Protocol-Version";
    public const string Method = "Mcp-Method";
    public const string Name = "Mcp-Name";
}
