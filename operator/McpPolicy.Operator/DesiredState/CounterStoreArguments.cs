using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.DesiredState;

/// <summary>How a proxy is told where to count limits.</summary>
internal static class CounterStoreArguments
{
    public static IEnumerable<string> Of(McpServer server, McpServerSpec spec)
    {
        if (spec.CounterStore.Redis is not { } redis)
        {
            return [];
        }

        var scheme = redis.Tls is null ? "redis" : "rediss";
        List<string> arguments =
        [
            "--counter-store",
            string.Join(',', redis.Addresses.Select(address => $"{scheme}://{address}")),
            "--counter-store-prefix",
            redis.KeyPrefix ?? $"mcp-policy/{server.Metadata.Namespace}/{server.Metadata.Name}",
            "--counter-store-timeout",
            $"{redis.TimeoutMilliseconds}ms",
        ];
        if (redis.Mode == RedisMode.Cluster)
        {
            arguments.Add("--counter-store-cluster");
        }

        if (redis.CredentialsSecretRef is not null)
        {
            arguments.AddRange(["--counter-store-credentials", CounterStoreMounts.CredentialsDirectory]);
        }

        if (redis.Tls?.CaSecretRef is not null)
        {
            arguments.AddRange(["--counter-store-ca", CounterStoreMounts.CaFile]);
        }

        if (redis.Leases)
        {
            arguments.Add("--counter-store-leases");
        }

        return arguments;
    }
}
