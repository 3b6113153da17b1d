using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis.Tests.Fixtures;

internal static class Clients
{
    /// <summary>Options for a server on this machine, with more patience than a loaded test machine needs.</summary>
    public static RedisOptions OptionsFor(int port) =>
        new()
        {
            Endpoints = [new RedisEndpoint("127.0.0.1", port)],
            CommandTimeout = TimeSpan.FromSeconds(10),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(200),
        };

    public static IRedisDatabase Create(RedisOptions options, IRedisObserver? observer = null) =>
        RedisClient.Create(options, observer ?? new RecordingObserver(), TimeProvider.System);

    public static async Task<RedisResult> ExecuteAsync(this IRedisDatabase database, params string[] words) =>
        await database.ExecuteAsync(Command(words), TestContext.Current.CancellationToken);

    public static async Task<RespValue> GetAsync(this IRedisDatabase database, params string[] words)
    {
        var result = await database.ExecuteAsync(words);
        Assert.True(!result.IsError, result.Error?.Message);
        return result.Value;
    }

    /// <summary>A command whose first argument after its name is its key.</summary>
    public static RedisCommand Command(params string[] words) =>
        new(words.Select(w => new RedisArgument(w)).ToArray())
        {
            RoutingKey = words.Length > 1 ? System.Text.Encoding.UTF8.GetBytes(words[1]) : default(ReadOnlyMemory<byte>),
        };
}
