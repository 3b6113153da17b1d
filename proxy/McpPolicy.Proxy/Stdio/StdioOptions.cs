using System.Collections.Immutable;

namespace McpPolicy.Proxy.Stdio;

/// <summary>The MCP server behind the proxy, as a program that speaks over its standard input and output.</summary>
public sealed record StdioOptions
{
    /// <summary>The program's file.</summary>
    public required string Command { get; init; }

    /// <summary>Its arguments, passed one by one: no shell reads them.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The program's whole environment.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Which clients share a process. Default <see cref="StdioMode.Auto"/>.</summary>
    public StdioMode Mode { get; init; }

    /// <summary>How many sessions may be open at once. Default 64.</summary>
    public int MaxSessions { get; init; } = 64;

    /// <summary>How long a session may be idle before its process is ended. Default 30 min.</summary>
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a process may take to end by itself after its input is closed, and again after SIGTERM. Default 5 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the program may take to answer one request. Default 10 min.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest message the program may write, in bytes. Default 16 MiB.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;
}
