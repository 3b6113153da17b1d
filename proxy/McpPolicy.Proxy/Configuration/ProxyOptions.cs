using System.Collections.Immutable;
using McpPolicy.Identity.Configuration;
using McpPolicy.Proxy.Counters;
using McpPolicy.Proxy.Stdio;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Everything the proxy was told, checked.</summary>
public sealed record ProxyOptions
{
    /// <summary>The policy file.</summary>
    public required string PolicyFile { get; init; }

    /// <summary>The MCP server that listens; null exactly when <see cref="Stdio"/> is set.</summary>
    public HttpUpstreamOptions? Http { get; init; }

    /// <summary>The MCP server as a program; null exactly when <see cref="Http"/> is set.</summary>
    public StdioOptions? Stdio { get; init; }

    /// <summary>Where MCP is served. Default http://127.0.0.1:8080.</summary>
    public ListenAddress Listen { get; init; } = ListenAddress.DefaultMcp;

    /// <summary>Where metrics, health and the policy's state are served. Default http://127.0.0.1:9090.</summary>
    public ListenAddress Admin { get; init; } = ListenAddress.DefaultAdmin;

    /// <summary>How callers are authenticated; null: not at all.</summary>
    public AuthenticationSettings? Authentication { get; init; }

    /// <summary>Whether callers need no authentication although others than this machine can reach the address.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>Further host names under which clients may reach the proxy.</summary>
    public ImmutableArray<string> AllowedHosts { get; init; } = [];

    /// <summary>Web origins that may call.</summary>
    public ImmutableArray<string> AllowedOrigins { get; init; } = [];

    /// <summary>What a client's message may cost.</summary>
    public WireLimits Limits { get; init; } = new();

    /// <summary>What a client's connections and headers may cost.</summary>
    public ServerLimits ServerLimits { get; init; } = new();

    /// <summary>Whether to start, not ready, without a valid policy.</summary>
    public bool WaitForPolicy { get; init; }

    /// <summary>Whether to start although the MCP server cannot be reached.</summary>
    public bool WaitForUpstream { get; init; }

    /// <summary>Where limits are counted; null for this process's memory.</summary>
    public CounterStoreOptions? CounterStore { get; init; }

    /// <summary>How long calls in flight may take to finish once the proxy is told to stop. Default 30 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is protected, in words for people and for the metrics' <c>server</c> label where the policy names none.</summary>
    public string UpstreamName => Http is { } http ? http.Url.Authority : Path.GetFileName(Stdio!.Command);
}
