using System.Collections.Concurrent;

namespace McpPolicy.Redis.Tests.Fixtures;

internal sealed class RecordingObserver : IRedisObserver
{
    private int _connected;

    public int ConnectedCount => Volatile.Read(ref _connected);

    public ConcurrentQueue<string> Problems { get; } = new();

    public void Connected(RedisEndpoint endpoint) => Interlocked.Increment(ref _connected);

    public void Disconnected(RedisEndpoint endpoint, string reason) => Problems.Enqueue(reason);
}
