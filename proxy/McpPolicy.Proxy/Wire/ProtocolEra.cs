namespace McpPolicy.Proxy.Wire;

/// <summary>
/// The two ways MCP is spoken over Streamable HTTP. The traffic chooses: a request that carries
/// <c>_meta["io.modelcontextprotocol/protocolVersion"]</c>, or a version header of 2026-07-28 or later, is stateless.
/// </summary>
public enum ProtocolEra
{
    /// <summary>Revisions 2025-03-26, 2025-06-18 and 2025-11-25: <c>initialize</c>, sessions, GET streams, DELETE.</summary>
    Sessions,

    /// <summary>Revision 2026-07-28: no session, POST only, headers that mirror the body.</summary>
    Stateless,
}
