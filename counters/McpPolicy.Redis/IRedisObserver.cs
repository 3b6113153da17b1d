namespace McpPolicy.Redis;

/// <summary>Is told what becomes of connections. Calls come from any thread and must return at once.</summary>
public interface IRedisObserver
{
    /// <summary>A connection is up and answers.</summary>
    /// <param name="endpoint">The server.</param>
    void Connected(RedisEndpoint endpoint);

    /// <summary>A connection was lost, or could not be made; another attempt follows by itself.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="reason">Why, in one line.</param>
    void Disconnected(RedisEndpoint endpoint, string reason);
}
