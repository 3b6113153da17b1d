namespace McpPolicy.Proxy.Configuration;

/// <summary>What a client may cost before its message is looked at.</summary>
public sealed record ServerLimits
{
    /// <summary>All headers of a request together, in bytes. Default 32 KiB. Beyond it: 431.</summary>
    public int MaxHeaderBytes { get; init; } = 32 * 1024;

    /// <summary>How many headers a request may have. Default 100. Beyond it: 431.</summary>
    public int MaxHeaders { get; init; } = 100;

    /// <summary>How many connections may be open at once. Default 10,000. Further ones are closed as they come.</summary>
    public int MaxConnections { get; init; } = 10_000;
}
