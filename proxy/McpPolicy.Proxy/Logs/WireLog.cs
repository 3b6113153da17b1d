using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Logs;

/// <summary>
/// Writes the lines that anybody who can reach the proxy can cause, at most a few each second of each sort. Decisions are not among
/// them: each has its line, since the client is told its id.
/// </summary>
internal sealed partial class WireLog(IProxyObserver observer, TimeProvider time, ILogger<WireLog> logger)
{
    private const int PerSecond = 10;
    private readonly LogThrottle[] _refused = Each<RefusalReason>(time);
    private readonly LogThrottle[] _failed = Each<UpstreamOutcome>(time);
    private readonly LogThrottle _gone = new(time, PerSecond);

    /// <summary>A message was refused before any policy was asked.</summary>
    public void Refused(Refusal refusal)
    {
        if (Passes(_refused[(int)refusal.Reason], LogKind.MessageRefused))
        {
            Log.MessageRefused(logger, refusal.Reason, refusal.Message);
        }
    }

    /// <summary>The server did not answer.</summary>
    public void UpstreamFailed(UpstreamOutcome outcome, UpstreamProblem? problem)
    {
        if (Passes(_failed[(int)outcome], LogKind.UpstreamFailed))
        {
            Log.UpstreamFailed(logger, outcome, problem?.Failure ?? UpstreamFailure.Unknown, problem?.Detail ?? string.Empty);
        }
    }

    /// <summary>The client went away before it had its answer.</summary>
    public void ClientGone()
    {
        if (Passes(_gone, LogKind.ClientGone))
        {
            Log.ClientGone(logger);
        }
    }

    private static LogThrottle[] Each<TValue>(TimeProvider time)
        where TValue : struct, Enum => [.. Enum.GetValues<TValue>().Select(_ => new LogThrottle(time, PerSecond))];

    private bool Passes(LogThrottle throttle, LogKind kind)
    {
        if (!throttle.TryPass(out long missed))
        {
            observer.LogSuppressed(kind);
            return false;
        }

        if (missed > 0)
        {
            Log.Suppressed(logger, missed);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(WireEventIds.MessageRefused, LogLevel.Information, "Refused a message ({Reason}): {Message}")]
        public static partial void MessageRefused(ILogger logger, RefusalReason reason, string message);

        [LoggerMessage(WireEventIds.UpstreamFailed, LogLevel.Warning, "The MCP server did not answer: {Outcome} ({Failure}) {Detail}")]
        public static partial void UpstreamFailed(ILogger logger, UpstreamOutcome outcome, UpstreamFailure failure, string detail);

        [LoggerMessage(WireEventIds.ClientGone, LogLevel.Information, "The client went away before it had its answer")]
        public static partial void ClientGone(ILogger logger);

        [LoggerMessage(WireEventIds.LinesSuppressed, LogLevel.Information, "{Count} more lines like the next one were not written")]
        public static partial void Suppressed(ILogger logger, long count);
    }
}
