namespace McpPolicy.Proxy.Stdio;

/// <summary>JSON-RPC results that the bridge itself writes.</summary>
internal static class RpcResult
{
    /// <summary>An empty result; <paramref name="id"/> is raw JSON.</summary>
    public static ReadOnlyMemory<byte> CreateEmpty(ReadOnlySpan<byte> id) =>
        (byte[])[.. """{"jsonrpc":"2.0","id":"""u8, .. id, .. ""","result":{}}"""u8];
}
