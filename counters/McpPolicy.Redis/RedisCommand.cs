using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis;

/// <summary>A command, ready to be sent any number of times.</summary>
public sealed class RedisCommand
{
    /// <summary>Makes a command.</summary>
    /// <param name="arguments">Its name and its arguments.</param>
    public RedisCommand(params ReadOnlySpan<RedisArgument> arguments) => Bytes = RespEncoder.Encode(arguments);

    private RedisCommand(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>The key that says which node of a cluster to ask; empty for a command that any node answers.</summary>
    public ReadOnlyMemory<byte> RoutingKey { get; init; }

    /// <summary>
    /// Told of a reply that came after the caller had been given an error instead, because of time or cancellation: what the command did
    /// can then be undone. Called on the thread that reads replies, which it must not hold up.
    /// </summary>
    public Action<RedisResult>? OnLateReply { get; init; }

    /// <summary>What goes over the wire.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>How many replies come before the one that counts.</summary>
    internal int RepliesToSkip { get; private init; }

    /// <summary>The same command for a node that takes it over at the moment (<c>ASK</c>).</summary>
    internal RedisCommand Asking()
    {
        byte[] bytes = [.. "*1\r\n$6\r\nASKING\r\n"u8, .. Bytes.Span];
        return new RedisCommand(bytes)
        {
            RoutingKey = RoutingKey,
            OnLateReply = OnLateReply,
            RepliesToSkip = 1,
        };
    }
}
