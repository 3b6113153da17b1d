using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Specs;

/// <summary>Judges where limits are to be counted.</summary>
internal static class CounterStoreErrors
{
    public static IEnumerable<string> Of(CounterStoreSettings store)
    {
        if (store.Type == CounterStoreType.Redis != store.Redis is not null)
        {
            yield return "spec.counterStore: set redis with type Redis, and with no other type";
        }

        if (store.Redis is { Mode: RedisMode.Standalone, Addresses.Count: not 1 })
        {
            yield return "spec.counterStore.redis: several addresses are those of a cluster; set mode: Cluster, or a single address";
        }
    }
}
