namespace McpPolicy.Proxy.Wire;

/// <summary>What a client's message may cost. Messages beyond a limit are refused, never cut.</summary>
public sealed record WireLimits
{
    /// <summary>The largest request body, in bytes. Default 4 MiB.</summary>
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep objects and arrays may nest. Default 64.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How long a client may take to send a whole body. Default 30 s.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest decoded tool name, prompt name or method, in UTF-8 bytes. Default 1,024; MCP recommends at most 128 characters.</summary>
    public int MaxNameBytes { get; init; } = 1024;

    /// <summary>The largest answer or stream event in which a tool list is looked for, in bytes. Default 16 MiB.</summary>
    public int MaxListBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long a client may keep a filtered list (<c>ttlMs</c> of 2026-07-28). Default 30 s.</summary>
    public TimeSpan MaxListTtl { get; init; } = TimeSpan.FromSeconds(30);
}
