using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>The sessions era (2025-03-26 to 2025-11-25): <c>initialize</c> opens a session, DELETE ends it, GET listens.</summary>
internal sealed class SessionBridge(StdioSessions sessions, ISessionTraffic traffic, CancellationToken stopping)
{
    /// <summary>The header that names the session.</summary>
    public const string SessionHeader = "Mcp-Session-Id";

    public Task<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken)
    {
        if (message is { Kind: MessageKind.Request } && message.MethodName.Span.SequenceEqual("initialize"u8))
        {
            return traffic.OpenAsync(context, message, cancellationToken);
        }

        string given = context.Request.Headers[SessionHeader].ToString();
        ReadOnlyMemory<byte> id = message?.Id ?? default;
        if (given.Length == 0)
        {
            return RefuseAsync(
                context,
                StatusCodes.Status400BadRequest,
                id,
                "Mcp-Session-Id is missing: send initialize first, then the header."
            );
        }

        return sessions.Find(given) is { Connection.Closed.IsCompleted: false } session
            ? UseAsync(context, session, message, cancellationToken)
            : RefuseAsync(context, StatusCodes.Status404NotFound, id, "There is no such session (any more): send initialize again.");
    }

    private async Task<UpstreamOutcome> UseAsync(
        HttpContext context,
        StdioSession session,
        McpRequest? message,
        CancellationToken cancellationToken
    )
    {
        session.Enter();
        try
        {
            return message is not null ? await traffic.PostAsync(context, session, message, cancellationToken)
                : HttpMethods.IsDelete(context.Request.Method) ? await DeleteAsync(session)
                : await StreamAsync(context, session, cancellationToken);
        }
        finally
        {
            session.Leave();
        }
    }

    private async Task<UpstreamOutcome> DeleteAsync(StdioSession session)
    {
        await sessions.CloseAsync(session);
        return UpstreamOutcome.Answered;
    }

    private async Task<UpstreamOutcome> StreamAsync(HttpContext context, StdioSession session, CancellationToken cancellationToken)
    {
        if (!session.TryOpenStream())
        {
            return await RefuseAsync(context, StatusCodes.Status409Conflict, default, "This session's stream is open already.");
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        Task closing = CancelWhenAsync(session.Connection.Closed, ended);
        try
        {
            EventStream.Begin(context.Response);
            await context.Response.Body.FlushAsync(ended.Token);
            await foreach (ReadOnlyMemory<byte> message in session.Waiting.ReadAllAsync(ended.Token))
            {
                await EventStream.WriteAsync(context.Response, message, ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone, the proxy stops, or the server has ended: the stream ends.
        }
        finally
        {
            session.CloseStream();
            await ended.CancelAsync();
            await closing;
        }

        return cancellationToken.IsCancellationRequested ? UpstreamOutcome.ClientGone : UpstreamOutcome.Answered;
    }

    private static async Task CancelWhenAsync(Task closed, CancellationTokenSource ended)
    {
        await closed.WaitAsync(ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended.CancelAsync();
    }

    private static async Task<UpstreamOutcome> RefuseAsync(HttpContext context, int status, ReadOnlyMemory<byte> id, string message)
    {
        int code = status == StatusCodes.Status404NotFound ? RpcError.NoSession : RpcError.InvalidRequest;
        await RpcError.WriteAsync(context.Response, status, id, code, message);
        // The client has its answer, but the server saw nothing: what the call reserved is given back. An answer that is held back to be
        // filtered must not be replaced, and nothing is reserved for those.
        return context.Response.HasStarted ? UpstreamOutcome.NotSent : UpstreamOutcome.Answered;
    }
}
