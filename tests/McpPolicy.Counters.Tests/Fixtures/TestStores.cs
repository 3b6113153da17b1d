using McpPolicy.Redis;

namespace McpPolicy.Counters.Tests.Fixtures;

internal static class TestStores
{
    public static RedisOptions OptionsFor(int port) =>
        new()
        {
            Endpoints = [new RedisEndpoint("127.0.0.1", port)],
            CommandTimeout = TimeSpan.FromSeconds(10),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(200),
        };

    /// <summary>A store with keys of its own unless told a prefix.</summary>
    public static RedisCounterStore Create(
        RedisOptions options,
        string? prefix = null,
        bool leases = false,
        FakeTime? clock = null,
        RecordingObserver? observer = null
    )
    {
        observer ??= new RecordingObserver();
        return new RedisCounterStore(
            RedisClient.Create(options, observer, TimeProvider.System),
            new RedisCounterStoreOptions { Prefix = prefix ?? Guid.NewGuid().ToString("N"), UseLeases = leases },
            observer,
            clock ?? TimeProvider.System,
            clock is null ? null : () => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10
        );
    }
}
