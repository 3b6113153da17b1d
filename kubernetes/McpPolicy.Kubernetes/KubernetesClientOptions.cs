using System.Text.Json.Serialization.Metadata;
using McpPolicy.Kubernetes.Http;

namespace McpPolicy.Kubernetes;

/// <summary>How the client behaves, apart from where it connects to.</summary>
public sealed record KubernetesClientOptions
{
    /// <summary>JSON metadata of further entity types; the built-in models are known. Default none.</summary>
    public IReadOnlyList<IJsonTypeInfoResolver> TypeInfoResolvers { get; init; } = [];

    /// <summary>Sent as <c>User-Agent</c>; audit logs and field managers show it. Default <c>mcp-policy</c>.</summary>
    public string UserAgent { get; init; } = "mcp-policy";

    /// <summary>How long a call may take in all, retries and queueing included; a watch, how long it may take to open. Default 30 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest answer that is read, in bytes. Default 64 MiB.</summary>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Largest event of a watch, in bytes; the API server itself stores no object above 3 MiB. Default 8 MiB.</summary>
    public int MaxWatchLineBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How often a call is repeated that the server answered with 429 or 503; never a create. 0 for never. Default 4.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>The longest <c>Retry-After</c> that is waited for; a longer one is reported as the error it is. Default 10 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls a second in the long run, over all of this client; 0 or less for no limit. Default 50.</summary>
    public double QueriesPerSecond { get; init; } = 50;

    /// <summary>Calls that may be made at once after a quiet time, at least 1. Default 100.</summary>
    public int Burst { get; init; } = 100;

    /// <summary>Told of each request sent; default nobody.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>Clock for timeouts, waits and token ages. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
