using System.Collections.Immutable;

namespace McpPolicy.Proxy.Guards;

/// <summary>Which <c>Host</c> and <c>Origin</c> headers are accepted (MCP 2025-11-25, Transports, "Security Warning").</summary>
public sealed record GuardOptions
{
    /// <summary>The addresses listened on, for example <c>http://0.0.0.0:8080</c>: their host names are accepted; a wildcard accepts every IP literal.</summary>
    public ImmutableArray<string> ListenUrls { get; init; } = [];

    /// <summary>Further host names (no port) that clients may use. Loopback names are always accepted.</summary>
    public ImmutableArray<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// Web origins (<c>https://app.example.com</c>) that may call besides the proxy's own, and whose pages may read the answers (CORS).
    /// </summary>
    public ImmutableArray<string> AllowedOrigins { get; init; } = [];
}
