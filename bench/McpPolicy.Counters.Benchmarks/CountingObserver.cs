using McpPolicy.Redis;

namespace McpPolicy.Counters.Benchmarks;

internal sealed class CountingObserver : ICounterStoreObserver
{
    private long _asked;

    public long AskedCount => Interlocked.Read(ref _asked);

    public void Asked(TimeSpan elapsed, RedisError? error)
    {
        Interlocked.Increment(ref _asked);
        if (error is not null)
        {
            throw new InvalidOperationException(error.Message);
        }
    }

    public void DecidedByLease() { }

    public void Connected(RedisEndpoint endpoint) { }

    public void Disconnected(RedisEndpoint endpoint, string reason) { }
}
