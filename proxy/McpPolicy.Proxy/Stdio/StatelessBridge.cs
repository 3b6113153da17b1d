using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>The stateless era (2026-07-28) over one shared process.</summary>
internal sealed class StatelessBridge(SharedServer server, AnswerRelay relay)
{
    private readonly UniqueCalls _calls = new();

    public async Task<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest message, CancellationToken cancellationToken)
    {
        if (message.Kind != MessageKind.Request)
        {
            // The process is everybody's: a client that cancels by an id would cancel another's request. Closing the stream is how it cancels
            // its own, and this era has no other notification from clients over HTTP.
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return UpstreamOutcome.Answered;
        }

        if (server.Get() is not { } connection || MessageScanner.Read(message.Body) is not { } scanned)
        {
            context.Features.Set(StdioProblems.NotRunning);
            return UpstreamOutcome.NotSent;
        }

        if (StatelessEnvelope.Check(message, scanned) is { } error)
        {
            return await RefuseAsync(context, error);
        }

        (PendingCall call, ReadOnlyMemory<byte> body) = _calls.Prepare(message, scanned, EventStream.IsAccepted(context.Request));
        UpstreamOutcome outcome = await relay.ExchangeAsync(context, connection, call, message, body, cancellationToken);
        if (outcome is UpstreamOutcome.ClientGone or UpstreamOutcome.TimedOut)
        {
            // Closing the stream is how this era cancels; over stdio it is a notification.
            await connection.TrySendAsync(UniqueCalls.CreateCancellation(call.Id, "The client has gone."));
        }

        return outcome;
    }

    private static async Task<UpstreamOutcome> RefuseAsync(HttpContext context, ReadOnlyMemory<byte> error)
    {
        await RpcError.WriteAsync(context.Response, StatusCodes.Status400BadRequest, error);
        return context.Response.HasStarted ? UpstreamOutcome.NotSent : UpstreamOutcome.Answered;
    }
}
