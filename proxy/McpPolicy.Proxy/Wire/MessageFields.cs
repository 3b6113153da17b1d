namespace McpPolicy.Proxy.Wire;

/// <summary>What a pass over a body finds, before it is known which method it all belongs to.</summary>
internal struct MessageFields
{
    public bool HasVersion;
    public bool HasMethod;
    public bool HasResult;
    public bool HasError;
    public ReadOnlyMemory<byte> Id;
    public ReadOnlyMemory<byte> Method;
    public ParamsFields Params;
}
