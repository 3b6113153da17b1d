using McpPolicy.Redis;

namespace McpPolicy.Counters;

/// <summary>Is told how a shared store fares. Calls come from any thread and must return at once.</summary>
public interface ICounterStoreObserver : IRedisObserver
{
    /// <summary>The server was asked and has answered, or has not.</summary>
    /// <param name="elapsed">How long that took.</param>
    /// <param name="error">Why there is no answer; null when there is one.</param>
    void Asked(TimeSpan elapsed, RedisError? error);

    /// <summary>A call was decided by a lease, without asking the server.</summary>
    void DecidedByLease();
}
