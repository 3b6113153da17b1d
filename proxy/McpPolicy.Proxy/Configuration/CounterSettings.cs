using System.Collections.Immutable;

namespace McpPolicy.Proxy.Configuration;

/// <summary>Where limits are counted.</summary>
internal static class CounterSettings
{
    public static readonly Setting Store = new(
        "counter-store",
        SettingKind.List,
        "URL,…",
        "Where limits are counted: memory, or a Redis or Valkey server that several proxies share, as redis://HOST:PORT, or rediss:// for TLS. Default: memory"
    );

    public static readonly Setting Cluster = new(
        "counter-store-cluster",
        SettingKind.Switch,
        null,
        "The servers are nodes of a Redis Cluster; some of them are enough."
    );

    public static readonly Setting Credentials = new(
        "counter-store-credentials",
        SettingKind.Text,
        "DIR",
        "A directory with the files password and, for an ACL user, username, such as a mounted Secret. Changes are picked up."
    );

    public static readonly Setting CertificateAuthorities = new(
        "counter-store-ca",
        SettingKind.Text,
        "FILE",
        "The certificate authorities (PEM) that the server's certificate must come from, instead of the system's."
    );

    public static readonly Setting Prefix = new(
        "counter-store-prefix",
        SettingKind.Text,
        "TEXT",
        "What keys begin with. Proxies with the same prefix share counts. Default: mcp-policy/ and the MCP server's address"
    );

    public static readonly Setting Timeout = new(
        "counter-store-timeout",
        SettingKind.Text,
        "TIME",
        "How long a call waits for the server; then its limits' onStoreFailure decides. Default: 250ms"
    );

    public static readonly Setting Leases = new(
        "counter-store-leases",
        SettingKind.Switch,
        null,
        "Take much-used quota in slices, so that most calls need no round trip. Calls may be refused a little early, never too late."
    );

    public static readonly ImmutableArray<Setting> All = [Store, Cluster, Credentials, CertificateAuthorities, Prefix, Timeout, Leases];
}
