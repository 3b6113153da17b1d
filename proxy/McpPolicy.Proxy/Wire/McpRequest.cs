namespace McpPolicy.Proxy.Wire;

/// <summary>
/// One JSON-RPC message from a client, parsed strictly and once. Every member is a view into <see cref="Body"/> or a decoded
/// copy of a part of it: what is decided on is what is forwarded. Valid until the request that carried it ends.
/// </summary>
public sealed class McpRequest
{
    /// <summary>The bytes that were inspected; an upstream sends exactly these.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the message asks, tells or answers.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>The era that the message itself shows; see <see cref="ProtocolEra"/>.</summary>
    public required ProtocolEra Era { get; init; }

    /// <summary>The method, or <see cref="McpMethod.None"/> for a response and <see cref="McpMethod.Other"/> for one this proxy does not know.</summary>
    public McpMethod Method { get; init; }

    /// <summary>The method's name, unescaped UTF-8; empty for a response.</summary>
    public ReadOnlyMemory<byte> MethodName { get; init; }

    /// <summary>The raw JSON of <c>id</c> (quotes and digits as they came), to be echoed; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>
    /// What <c>Mcp-Name</c> mirrors, unescaped UTF-8: <c>params.name</c> of <c>tools/call</c> and <c>prompts/get</c>,
    /// <c>params.uri</c> of <c>resources/read</c>; otherwise empty.
    /// </summary>
    public ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>The raw JSON object of <c>params.arguments</c> of <c>tools/call</c>; empty when absent or null.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary><c>params._meta["io.modelcontextprotocol/protocolVersion"]</c>, unescaped UTF-8; empty when absent.</summary>
    public ReadOnlyMemory<byte> MetaVersion { get; init; }
}
