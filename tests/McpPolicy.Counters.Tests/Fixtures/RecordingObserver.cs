using System.Collections.Concurrent;
using McpPolicy.Redis;

namespace McpPolicy.Counters.Tests.Fixtures;

internal sealed class RecordingObserver : ICounterStoreObserver
{
    private int _asked;
    private int _decidedByLease;
    private int _connected;

    public int AskedCount => Volatile.Read(ref _asked);

    public int DecidedByLeaseCount => Volatile.Read(ref _decidedByLease);

    public int ConnectedCount => Volatile.Read(ref _connected);

    public ConcurrentQueue<RedisError> Errors { get; } = new();

    public void Asked(TimeSpan elapsed, RedisError? error)
    {
        Interlocked.Increment(ref _asked);
        if (error is not null)
        {
            Errors.Enqueue(error);
        }
    }

    public void DecidedByLease() => Interlocked.Increment(ref _decidedByLease);

    public void Connected(RedisEndpoint endpoint) => Interlocked.Increment(ref _connected);

    public void Disconnected(RedisEndpoint endpoint, string reason) { }
}
