using McpPolicy.Policy.Methods;

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

    /// <summary>The raw JSON object of <c>params.arguments</c>; empty when absent or null.</summary>
    public ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary><c>params._meta["io.modelcontextprotocol/protocolVersion"]</c>, unescaped UTF-8; empty when absent.</summary>
    public ReadOnlyMemory<byte> MetaVersion { get; init; }

    /// <summary>When the message was handed to the server, as <see cref="TimeProvider.GetTimestamp"/> has it; null: it was not.</summary>
    public long? HandedOverAt { get; set; }

    /// <summary>What <see cref="Target"/> is.</summary>
    public TargetKind TargetKind { get; init; }

    /// <summary>
    /// What a method other than <c>tools/call</c> is about, unescaped UTF-8: the prompt's name, the resource's URI or, in
    /// <c>completion/complete</c>, what its <c>ref</c> refers to; otherwise empty.
    /// </summary>
    public ReadOnlyMemory<byte> Target { get; init; }

    /// <summary><c>params.taskId</c> of <c>tasks/…</c>, unescaped UTF-8; empty for <c>tasks/list</c> and other methods.</summary>
    public ReadOnlyMemory<byte> TaskId { get; init; }

    /// <summary>Whether the answer may be a task instead of a result: the client asked for one, or said that it takes one.</summary>
    public bool MayBecomeTask { get; init; }

    /// <summary>The lists whose changes <c>subscriptions/listen</c> asks for.</summary>
    public ListKinds Lists { get; init; }

    /// <summary>The resources whose updates <c>subscriptions/listen</c> asks for, unescaped UTF-8.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Subscribed { get; init; } = [];
}
