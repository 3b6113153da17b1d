namespace McpPolicy.Proxy.Upstreams;

/// <summary>The MCP server behind the proxy, reached over Streamable HTTP.</summary>
public sealed record HttpUpstreamOptions
{
    /// <summary>The server's MCP endpoint, used as it is: nothing of the client's path or query is added.</summary>
    public required Uri Url { get; init; }

    /// <summary>A directory whose files are headers to send to the server: file name = header name, content = value. Null: none.</summary>
    public string? HeadersDirectory { get; init; }

    /// <summary>How the two sides of an <c>https</c> connection prove who they are. Null: the system's authorities, no client certificate.</summary>
    public UpstreamTlsOptions? Tls { get; init; }

    /// <summary>How long a connection may take to be made, TLS included. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a pooled connection is used before the host name is resolved anew. Default 2 min.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long the server may take until its answer begins. Default 10 min. Streams that clients listen to have no such limit: a server
    /// may send their headers with the first event.
    /// </summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a request or stream may be silent in both directions before it is given up. Default 24 h.</summary>
    public TimeSpan ActivityTimeout { get; init; } = TimeSpan.FromHours(24);
}
