using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Logs;
using McpPolicy.Proxy.Streams;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>Hands messages to the upstream and answers for it when it does not.</summary>
internal sealed class MessageForwarder(IUpstream upstream, IProxyObserver observer, TimeProvider time, WireLog log)
{
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
        if (message is not null)
        {
            message.HandedOverAt = start;
        }

        UpstreamOutcome outcome = await upstream.ForwardAsync(context, message, cancellationToken);
        observer.Forwarded(outcome, time.GetElapsedTime(start));
        if (outcome == UpstreamOutcome.ClientGone && !ListenStreams.Is(context, message))
        {
            log.ClientGone();
        }

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
        UpstreamProblem? problem = context.Features.Get<UpstreamProblem>();
        if (UpstreamErrors.For(outcome, problem?.Failure ?? UpstreamFailure.Unknown) is not { } error)
        {
            return;
        }

        log.UpstreamFailed(outcome, problem);
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await JsonRpcErrors.SendAsync(context, error, message?.Id ?? default, cancellationToken);
        }
    }
}
