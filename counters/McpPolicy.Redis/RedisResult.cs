using System.Diagnostics.CodeAnalysis;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis;

/// <summary>What became of a command: a reply or an error.</summary>
public readonly struct RedisResult
{
    private RedisResult(RespValue value, RedisError? error)
    {
        (Value, Error) = (value, error);
    }

    /// <summary>The reply; null on an error.</summary>
    public RespValue Value { get; }

    /// <summary>Why there is no reply; null when there is one.</summary>
    public RedisError? Error { get; }

    /// <summary>Whether there is no reply.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    /// <summary>The result for a reply, which may be an error.</summary>
    internal static RedisResult Of(RespValue reply) =>
        reply.Type == RespType.Error ? new RedisResult(default, RedisError.Of(reply)) : new RedisResult(reply, null);

    internal static RedisResult Of(RedisError error) => new(default, error);
}
