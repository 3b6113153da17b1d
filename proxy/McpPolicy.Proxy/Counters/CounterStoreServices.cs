using McpPolicy.Counters;
using McpPolicy.Metrics;
using McpPolicy.Policy.Limits;
using McpPolicy.Redis;

namespace McpPolicy.Proxy.Counters;

/// <summary>Wires where limits are counted.</summary>
internal static class CounterStoreServices
{
    /// <summary>Adds the store: in memory unless there are options for another.</summary>
    public static void AddCounterStore(this IServiceCollection services, CounterStoreOptions? options)
    {
        if (options is null)
        {
            services.AddSingleton<ICounterStore>(static provider => new MemoryCounterStore(
                provider.GetRequiredService<TimeProvider>(),
                new MemoryCounterStoreOptions()
            ));
            return;
        }

        services.AddSingleton(static provider => new CounterStoreMonitor(
            provider.GetRequiredService<IMetricFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CounterStoreMonitor>>()
        ));
        services.AddSingleton<ICounterStore>(provider =>
        {
            TimeProvider time = provider.GetRequiredService<TimeProvider>();
            CounterStoreMonitor monitor = provider.GetRequiredService<CounterStoreMonitor>();
            return new RedisCounterStore(RedisClient.Create(options.Server, monitor, time), options.Store, monitor, time);
        });
    }
}
