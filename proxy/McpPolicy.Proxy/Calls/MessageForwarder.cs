using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>Hands messages to the upstream and answers for it when it does not.</summary>
internal sealed partial class MessageForwarder(
    IUpstream upstream,
    IProxyObserver observer,
    TimeProvider time,
    ILogger<MessageForwarder> logger
)
{
    private static readonly Refusal Unreachable = Error(
        502,
        JsonRpcCodes.UpstreamUnavailable,
        "The MCP server cannot be reached. Not executed."
    );
    private static readonly Refusal NoAnswer = Error(
        502,
        JsonRpcCodes.UpstreamUnavailable,
        "The MCP server gave no usable answer. The call may have been executed."
    );
    private static readonly Refusal TimedOut = Error(
        504,
        JsonRpcCodes.UpstreamUnavailable,
        "The MCP server did not answer in time. The call may have been executed."
    );
    private static readonly Refusal AnswerRefused = Error(
        502,
        JsonRpcCodes.UpstreamAnswerRefused,
        "The MCP server answered with a redirect or asked the proxy for credentials, which is not passed on."
    );

    /// <summary>Forwards a message (null on GET and DELETE) and relays the answer, or an error in its place.</summary>
    public async ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        UpstreamOutcome outcome = await upstream.ForwardAsync(context, message, cancellationToken);
        observer.Forwarded(outcome, time.GetElapsedTime(start));
        if (ErrorFor(outcome) is not { } error)
        {
            return outcome;
        }

        Log.UpstreamFailed(logger, outcome);
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await JsonRpcErrors.SendAsync(context, error, message?.Id ?? default, cancellationToken);
        }

        return outcome;
    }

    private static Refusal? ErrorFor(UpstreamOutcome outcome) =>
        outcome switch
        {
            UpstreamOutcome.NotSent => Unreachable,
            UpstreamOutcome.Failed => NoAnswer,
            UpstreamOutcome.TimedOut => TimedOut,
            UpstreamOutcome.AnswerRefused => AnswerRefused,
            _ => null,
        };

    private static Refusal Error(int status, int code, string message) => new(status, code, RefusalReason.Route, message);

    private static partial class Log
    {
        [LoggerMessage(WireEventIds.UpstreamFailed, LogLevel.Warning, "The MCP server did not answer: {Outcome}")]
        public static partial void UpstreamFailed(ILogger logger, UpstreamOutcome outcome);
    }
}
