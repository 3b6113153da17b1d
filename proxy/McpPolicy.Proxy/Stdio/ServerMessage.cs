namespace McpPolicy.Proxy.Stdio;

/// <summary>What the routing has to know of a message: its outer members, as ranges of its bytes.</summary>
/// <param name="Bytes">The message.</param>
/// <param name="Id">The raw JSON of <c>id</c>; empty when there is none.</param>
/// <param name="Method">The method; null for a response.</param>
/// <param name="Params">The raw JSON of <c>params</c>; empty when there is none.</param>
internal readonly record struct ServerMessage(ReadOnlyMemory<byte> Bytes, Range Id, string? Method, Range Params)
{
    public bool HasId => !Id.Equals(default);

    public bool IsResponse => Method is null && HasId;

    public bool IsRequest => Method is not null && HasId;
}
