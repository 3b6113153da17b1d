using McpPolicy.Counters;
using McpPolicy.Redis;

namespace McpPolicy.Proxy.Counters;

/// <summary>A shared counter store.</summary>
/// <param name="Server">How to reach it.</param>
/// <param name="Store">How counters are kept on it.</param>
public sealed record CounterStoreOptions(RedisOptions Server, RedisCounterStoreOptions Store)
{
    /// <summary>The servers in words.</summary>
    public string Description => string.Join(", ", Server.Endpoints) + (Server.IsCluster ? " (cluster)" : string.Empty);
}
