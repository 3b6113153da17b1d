using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>A Redis (6 and later) or Valkey server.</summary>
[ValidationRule(
    "(has(self.mode) && self.mode == 'Cluster') || self.addresses.size() == 1",
    "several addresses are those of a cluster; set mode: Cluster, or a single address"
)]
public sealed record RedisSettings
{
    /// <summary>
    /// host:port of the server, such as redis.ml.svc:6379; with mode Cluster of some of its nodes, from which the others are learnt. 1 to 16.
    /// </summary>
    [Items(1, 16)]
    [Length(3, 259)]
    [Pattern(@"^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}$")]
    [ListSet]
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Standalone: one server. Cluster: a Redis Cluster. Default Standalone.</summary>
    [Default(RedisMode.Standalone)]
    public RedisMode Mode { get; set; } = RedisMode.Standalone;

    /// <summary>Speak TLS; absent: clear text.</summary>
    public RedisTlsSettings? Tls { get; init; }

    /// <summary>
    /// A Secret of the McpServer's namespace with the key password and, for an ACL user, username, mounted into the proxy. A changed password is
    /// used for the next connection. Absent: no authentication.
    /// </summary>
    public SecretReference? CredentialsSecretRef { get; init; }

    /// <summary>
    /// What keys begin with, without braces. Proxies with the same prefix share counts. Default mcp-policy/NAMESPACE/NAME of the McpServer: set it
    /// when several Kubernetes clusters share a server.
    /// </summary>
    [Length(1, 512)]
    [Pattern(@"^[^{}\s]+$")]
    public string? KeyPrefix { get; init; }

    /// <summary>
    /// How long a call waits for the server, in milliseconds, 5 to 10000; after that, onStoreFailure of its limits decides. Default 250.
    /// </summary>
    [Range(5, 10_000)]
    [Default(250)]
    public int TimeoutMilliseconds { get; set; } = 250;

    /// <summary>
    /// Whether a proxy takes quota that is much asked for in slices, so that most calls need no round trip. Never more than max is admitted; a call
    /// may be refused up to a 64th of the window early. Default false.
    /// </summary>
    [Default(false)]
    public bool Leases { get; init; }
}
