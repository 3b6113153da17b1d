using System.Globalization;
using System.Text;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// The stateless era (2026-07-28) over one shared process: clients do not know of each other, so each request gets an id and a progress
/// token of the proxy's own, and the client's come back in what is relayed.
/// </summary>
internal sealed class StatelessBridge(SharedServer server, AnswerRelay relay)
{
    private long _lastId;

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
            return UpstreamOutcome.NotSent;
        }

        if (StatelessEnvelope.Check(message, scanned) is { } error)
        {
            return await RefuseAsync(context, error);
        }

        (PendingCall call, ReadOnlyMemory<byte> body) = Prepare(context, scanned);
        UpstreamOutcome outcome = await relay.ExchangeAsync(context, connection, call, body, cancellationToken);
        if (outcome is UpstreamOutcome.ClientGone or UpstreamOutcome.TimedOut)
        {
            // Closing the stream is how this era cancels; over stdio it is a notification.
            await connection.TrySendAsync(CreateCancellation(call.Id));
        }

        return outcome;
    }

    private static async Task<UpstreamOutcome> RefuseAsync(HttpContext context, ReadOnlyMemory<byte> error)
    {
        await RpcError.WriteAsync(context.Response, StatusCodes.Status400BadRequest, error);
        return context.Response.HasStarted ? UpstreamOutcome.NotSent : UpstreamOutcome.Answered;
    }

    private (PendingCall Call, ReadOnlyMemory<byte> Body) Prepare(HttpContext context, ServerMessage message)
    {
        string id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        byte[] raw = Encoding.UTF8.GetBytes(id);
        Range token = MessageScanner.Find(message.Bytes.Span, message.Params, "_meta", "progressToken");
        bool hasToken = !token.Equals(default);
        var call = new PendingCall
        {
            Id = id,
            ClientId = message.Bytes[message.Id].ToArray(),
            ProgressToken = hasToken ? id : null,
            ClientProgressToken = hasToken ? message.Bytes[token].ToArray() : default,
            AcceptsEvents = EventStream.IsAccepted(context.Request),
            HasErrorStatus = true,
        };
        return (call, MessageSplice.Replace(message.Bytes, message.Id, raw, token, raw));
    }

    private static ReadOnlyMemory<byte> CreateCancellation(string id) =>
        Encoding.UTF8.GetBytes(
            $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}},"reason":"The client has gone."}}"""
        );
}
