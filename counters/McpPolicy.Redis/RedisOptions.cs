using System.Collections.Immutable;

namespace McpPolicy.Redis;

/// <summary>How to reach a server or a cluster.</summary>
public sealed record RedisOptions
{
    /// <summary>The server; for a cluster some of its nodes, from which the others are learnt. At least one.</summary>
    public required ImmutableArray<RedisEndpoint> Endpoints { get; init; }

    /// <summary>Whether the endpoints are nodes of a Redis Cluster. Default false: one server.</summary>
    public bool IsCluster { get; init; }

    /// <summary>Whether to speak TLS. Default false.</summary>
    public bool UseTls { get; init; }

    /// <summary>A file of certificates in PEM that a server's certificate must lead to; null for those that the system trusts. Read anew
    /// for each connection.</summary>
    public string? CaFile { get; init; }

    /// <summary>A folder with the files <c>password</c> and, for a user other than the default one, <c>username</c>, such as a mounted
    /// Secret; null for no authentication. Read anew for each connection, so that a changed password needs no restart.</summary>
    public string? CredentialsDirectory { get; init; }

    /// <summary>How long a command may take until it has failed. Default 250 ms.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long making a connection may take. Default 2 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between attempts to connect; the first is a hundredth of it, each further one up to twice the last.
    /// Default 5 s.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most commands that wait for a server at a time; further ones fail at once. Default 4096.</summary>
    public int MaxPending { get; init; } = 4096;

    /// <summary>The most bytes that wait to be sent to a server; what goes beyond fails at once. Default 4 MiB.</summary>
    public int MaxPendingBytes { get; init; } = 4 * 1024 * 1024;
}
