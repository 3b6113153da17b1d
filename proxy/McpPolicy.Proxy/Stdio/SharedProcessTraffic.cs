using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// All sessions share one process. It must not learn of one client what is another's: ids and progress tokens are exchanged for unique
/// ones, and what would change the process for everybody, a subscription, is turned away.
/// </summary>
internal sealed class SharedProcessTraffic : ISessionTraffic
{
    private readonly SharedServer _server;
    private readonly StdioSessions _sessions;
    private readonly AnswerRelay _relay;
    private readonly StdioOptions _options;
    private readonly TimeProvider _time;
    private readonly UniqueCalls _calls = new();
    private readonly SharedHandshake _handshake;

    public SharedProcessTraffic(SharedServer server, StdioSessions sessions, AnswerRelay relay, StdioOptions options, TimeProvider time)
    {
        _server = server;
        _sessions = sessions;
        _relay = relay;
        _options = options;
        _time = time;
        _handshake = new SharedHandshake(_calls);
    }

    /// <inheritdoc/>
    public async Task<UpstreamOutcome> OpenAsync(HttpContext context, McpRequest message, CancellationToken cancellationToken)
    {
        if (_server.Get() is not { } connection || MessageScanner.Read(message.Body) is not { } scanned)
        {
            context.Features.Set(StdioProblems.NotRunning);
            return UpstreamOutcome.NotSent;
        }

        using var patience = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        ServerMessage? answer;
        try
        {
            answer = await _handshake.AnswerAsync(connection, scanned, either.Token);
        }
        catch (OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested ? UpstreamOutcome.ClientGone : UpstreamOutcome.TimedOut;
        }

        return answer is { } given ? await AnswerAsync(context, connection, message, given) : UpstreamOutcome.Failed;
    }

    /// <inheritdoc/>
    public async Task<UpstreamOutcome> PostAsync(
        HttpContext context,
        StdioSession session,
        McpRequest message,
        CancellationToken cancellationToken
    )
    {
        if (MessageScanner.Read(message.Body) is not { } scanned)
        {
            return UpstreamOutcome.NotSent;
        }

        if (message.Kind != MessageKind.Request)
        {
            await TellAsync(session, scanned);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return UpstreamOutcome.Answered;
        }

        if (scanned.Method is "resources/subscribe" or "resources/unsubscribe")
        {
            const string reason = "Subscriptions are not available: the process of this server is shared.";
            await RpcError.WriteAsync(context.Response, StatusCodes.Status200OK, message.Id, RpcError.MethodNotFound, reason);
            return UpstreamOutcome.Answered;
        }

        (PendingCall call, ReadOnlyMemory<byte> body) = _calls.Prepare(message, scanned, EventStream.IsAccepted(context.Request));
        if (!session.TryTrack(call))
        {
            return await AnswerRelay.RefuseDuplicateAsync(context, call);
        }

        try
        {
            UpstreamOutcome outcome = await _relay.ExchangeAsync(context, session.Connection, call, message, body, cancellationToken);
            if (outcome == UpstreamOutcome.TimedOut)
            {
                await session.Connection.TrySendAsync(UniqueCalls.CreateCancellation(call.Id, "It took too long."));
            }

            return outcome;
        }
        finally
        {
            session.Forget(call);
        }
    }

    private async Task<UpstreamOutcome> AnswerAsync(
        HttpContext context,
        StdioConnection connection,
        McpRequest message,
        ServerMessage answer
    )
    {
        if (!SharedHandshake.IsError(answer))
        {
            if (_sessions.TryOpen(connection, out StdioSession? session) is { } problem)
            {
                context.Features.Set(problem);
                return UpstreamOutcome.NotSent;
            }

            context.Response.Headers[SessionBridge.SessionHeader] = session!.Id;
        }

        await AnswerRelay.WriteJsonAsync(
            context.Response,
            MessageSplice.Replace(answer.Bytes, answer.Id, message.Id),
            context.RequestAborted
        );
        return UpstreamOutcome.Answered;
    }

    // The proxy has said that it is initialized, and answers to questions that were never asked are nobody's. What is left is to cancel.
    private static async Task TellAsync(StdioSession session, ServerMessage message)
    {
        if (message.Method != "notifications/cancelled")
        {
            return;
        }

        Range id = MessageScanner.Find(message.Bytes.Span, message.Params, "requestId");
        if (!id.Equals(default) && session.Find(PendingCall.KeyOf(message.Bytes.Span[id])) is { } call)
        {
            await session.Connection.TrySendAsync(UniqueCalls.CreateCancellation(call.Id, "The client cancelled it."));
        }
    }
}
