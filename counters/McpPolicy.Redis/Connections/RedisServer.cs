namespace McpPolicy.Redis.Connections;

/// <summary>One server.</summary>
internal sealed class RedisServer(RedisConnection connection) : IRedisDatabase
{
    public async ValueTask<RedisResult> ExecuteAsync(RedisCommand command, CancellationToken cancellationToken)
    {
        var result = await connection.ExecuteAsync(command, cancellationToken);
        if (result.Error?.Kind == RedisErrorKind.ReadOnly)
        {
            // A failover has made it a replica: its name may lead to the new primary by now.
            connection.Reset("the server has become a replica");
        }

        return result;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
