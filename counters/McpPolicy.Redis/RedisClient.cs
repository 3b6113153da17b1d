using McpPolicy.Redis.Clusters;
using McpPolicy.Redis.Connections;

namespace McpPolicy.Redis;

/// <summary>Makes clients.</summary>
public static class RedisClient
{
    /// <summary>A client that begins to connect at once and goes on trying for as long as it exists.</summary>
    /// <param name="options">How to reach the server or the cluster.</param>
    /// <param name="observer">Is told what becomes of connections.</param>
    /// <param name="time">Measures waits.</param>
    public static IRedisDatabase Create(RedisOptions options, IRedisObserver observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfZero(options.Endpoints.Length, nameof(options));
        if (options.IsCluster)
        {
            return new RedisCluster(options, observer, time);
        }

        var connection = new RedisConnection(options.Endpoints[0], options, observer, time);
        connection.Start();
        return new RedisServer(connection);
    }
}
