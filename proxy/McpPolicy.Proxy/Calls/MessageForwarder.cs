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
        UpstreamOutcome outcome = await RelayAsync(context, message, cancellationToken);
        await AnswerForServerAsync(context, message, outcome, cancellationToken);
        return outcome;
    }

    /// <summary>Forwards a message and relays the answer; where there is none, <see cref="AnswerForServerAsync"/> has to follow.</summary>
    public async ValueTask<UpstreamOutcome> RelayAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        UpstreamOutcome outcome = await upstream.ForwardAsync(context, message, cancellationToken);
        observer.Forwarded(outcome, time.GetElapsedTime(start));
        return outcome;
    }

    /// <summary>Sends the error that stands for the answer which the server did not give, unless part of an answer is out already.</summary>
    public async ValueTask AnswerForServerAsync(
        HttpContext context,
        McpRequest? message,
        UpstreamOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        if (ErrorFor(outcome) is not { } error)
        {
            return;
        }

        Log.UpstreamFailed(logger, outcome);
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await JsonRpcErrors.SendAsync(context, error, message?.Id ?? default, cancellationToken);
        }
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
