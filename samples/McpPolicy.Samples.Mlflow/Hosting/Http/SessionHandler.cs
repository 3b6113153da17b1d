namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Answers GET (the session's stream of unasked messages) and DELETE (the session's end).</summary>
internal sealed class SessionHandler(SessionTable sessions, IHostApplicationLifetime lifetime)
{
    public async Task StreamAsync(HttpContext context)
    {
        if (RefuseStream(context.Request) is { } refusal)
        {
            await refusal.WriteAsync(context.Response);
            return;
        }

        using var lease = sessions.Acquire(SessionId(context.Request));
        if (lease is null)
        {
            await SessionErrors.NotFound.WriteAsync(context.Response);
        }
        else if (!lease.Session.TryTakeStream())
        {
            await SessionErrors.StreamTaken.WriteAsync(context.Response);
        }
        else
        {
            await StreamAsync(context, lease.Session);
        }
    }

    public async Task DeleteAsync(HttpContext context)
    {
        if (VersionRules.IsStateless(context.Request))
        {
            await SessionErrors.NoStream.WriteAsync(context.Response);
        }
        else if (!await sessions.CloseAsync(SessionId(context.Request)))
        {
            await SessionErrors.NotFound.WriteAsync(context.Response);
        }
    }

    private async Task StreamAsync(HttpContext context, Session session)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.Headers[McpHeaders.SessionId] = session.Id;
        SseResponse.Begin(context.Response);
        try
        {
            await session.Server.Transport.HandleGetRequestAsync(context.Response.Body, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // How such a stream ends: the client leaves, or the server stops.
        }
    }

    private static RpcError? RefuseStream(HttpRequest request)
    {
        if (VersionRules.IsStateless(request))
        {
            return SessionErrors.NoStream;
        }

        return RequestReader.AcceptsEventStream(request)
            ? null
            : new RpcError(StatusCodes.Status406NotAcceptable, RpcError.Unspecified, "Accept must list text/event-stream.");
    }

    private static string SessionId(HttpRequest request) => request.Headers[McpHeaders.SessionId].ToString();
}
