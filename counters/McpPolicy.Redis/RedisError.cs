using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis;

/// <summary>Why a command has no result.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Message">What the server said, or what went wrong here, in one line. Never holds a password.</param>
public sealed record RedisError(RedisErrorKind Kind, string Message)
{
    private static readonly Dictionary<string, RedisErrorKind> Codes = new(StringComparer.Ordinal)
    {
        ["MOVED"] = RedisErrorKind.Moved,
        ["ASK"] = RedisErrorKind.Ask,
        ["NOSCRIPT"] = RedisErrorKind.NoScript,
        ["LOADING"] = RedisErrorKind.Loading,
        ["READONLY"] = RedisErrorKind.ReadOnly,
        ["OOM"] = RedisErrorKind.OutOfMemory,
        ["NOAUTH"] = RedisErrorKind.Authentication,
        ["WRONGPASS"] = RedisErrorKind.Authentication,
        ["NOPERM"] = RedisErrorKind.Permission,
        ["CLUSTERDOWN"] = RedisErrorKind.ClusterUnavailable,
        ["TRYAGAIN"] = RedisErrorKind.ClusterUnavailable,
        ["MASTERDOWN"] = RedisErrorKind.ClusterUnavailable,
        ["CROSSSLOT"] = RedisErrorKind.CrossSlot,
        ["BUSY"] = RedisErrorKind.Busy,
    };

    internal static readonly RedisError Overloaded = new(RedisErrorKind.Overloaded, "Too many commands wait for the server already.");
    internal static readonly RedisError TimedOut = new(RedisErrorKind.Timeout, "The server did not answer in time.");
    internal static readonly RedisError Canceled = new(RedisErrorKind.Canceled, "The caller gave up.");
    internal static readonly RedisError Closed = new(RedisErrorKind.Unavailable, "The client is closed.");

    /// <summary>The error that the server replied with.</summary>
    internal static RedisError Of(RespValue reply)
    {
        var text = reply.Text;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var code = space < 0 ? text : text[..space];
        return new RedisError(Codes.GetValueOrDefault(code, RedisErrorKind.Server), text);
    }
}
