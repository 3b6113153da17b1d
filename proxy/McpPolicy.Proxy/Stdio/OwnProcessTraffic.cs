using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>Each session has a process of its own, so messages pass as they are.</summary>
internal sealed class OwnProcessTraffic(StdioSessions sessions, AnswerRelay relay) : ISessionTraffic
{
    /// <inheritdoc/>
    public async Task<UpstreamOutcome> OpenAsync(HttpContext context, McpRequest message, CancellationToken cancellationToken)
    {
        if (sessions.TryOpen(out StdioSession? session) is { } problem)
        {
            context.Features.Set(problem);
            return UpstreamOutcome.NotSent;
        }

        context.Response.Headers[SessionBridge.SessionHeader] = session!.Id;
        UpstreamOutcome outcome = await PostAsync(context, session, message, cancellationToken);
        if (outcome != UpstreamOutcome.Answered)
        {
            context.Response.OnStarting(
                static state => Task.FromResult(((HttpResponse)state).Headers.Remove(SessionBridge.SessionHeader)),
                context.Response
            );
            await sessions.CloseAsync(session);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public Task<UpstreamOutcome> PostAsync(
        HttpContext context,
        StdioSession session,
        McpRequest message,
        CancellationToken cancellationToken
    )
    {
        if (message.Kind != MessageKind.Request)
        {
            return TellAsync(context, session, message);
        }

        ServerMessage? scanned = MessageScanner.Read(message.Body);
        Range token = scanned is { } m ? MessageScanner.Find(m.Bytes.Span, m.Params, "_meta", "progressToken") : default;
        var call = new PendingCall
        {
            Id = PendingCall.KeyOf(message.Id.Span),
            IsIdTheClients = true,
            ClientId = message.Id.ToArray(),
            ProgressToken = token.Equals(default) ? null : PendingCall.KeyOf(message.Body.Span[token]),
            AcceptsEvents = EventStream.IsAccepted(context.Request),
        };
        return relay.ExchangeAsync(context, session.Connection, call, message, message.Body, cancellationToken);
    }

    private static async Task<UpstreamOutcome> TellAsync(HttpContext context, StdioSession session, McpRequest message)
    {
        if (!await session.Connection.TrySendAsync(message.Body))
        {
            context.Features.Set(StdioProblems.NotRunning);
            return UpstreamOutcome.NotSent;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return UpstreamOutcome.Answered;
    }
}
