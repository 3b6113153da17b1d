namespace McpPolicy.Redis;

/// <summary>What is used of a Redis or Valkey server, or of a cluster of them.</summary>
public interface IRedisDatabase : IAsyncDisposable
{
    /// <summary>Sends a command and gives its reply. Never throws for what a server or a network does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up waiting: the result is then an error of kind Canceled.</param>
    /// <returns>The reply, or why there is none; in about the configured time at the latest.</returns>
    ValueTask<RedisResult> ExecuteAsync(RedisCommand command, CancellationToken cancellationToken);
}
