using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Answers POST: reads the message, finds its era, and hands it to a server of its own or to its session's.</summary>
internal sealed class PostHandler(ServerDefinition definition, SessionTable sessions, ILoggerFactory logging)
{
    public async Task HandleAsync(HttpContext context)
    {
        var (message, error) = await RequestReader.ReadAsync(context.Request);
        if (error is not null)
        {
            await error.WriteAsync(context.Response);
            return;
        }

        var id = (message as JsonRpcRequest)?.Id ?? default;
        if (VersionRules.Check(context.Request, message!) is { } refusal)
        {
            await refusal.WriteAsync(context.Response, id);
        }
        else if (VersionRules.IsStateless(context.Request))
        {
            await AnswerStatelessAsync(context, message!, id);
        }
        else
        {
            await AnswerInSessionAsync(context, message!, id);
        }
    }

    private async Task AnswerStatelessAsync(HttpContext context, JsonRpcMessage message, RequestId id)
    {
        if (StatelessRules.Check(context.Request, message) is { } refusal)
        {
            await refusal.WriteAsync(context.Response, id);
            return;
        }

        await using var server = RunningServer.Start(definition, sessionId: null, logging);
        await SseResponse.AnswerAsync(context, server.Transport, message, first => StatusOf(first, context.Response));
    }

    // The revision maps some JSON-RPC errors to statuses; only the first message can still choose one.
    private static void StatusOf(JsonRpcMessage? first, HttpResponse response)
    {
        response.StatusCode = first is JsonRpcError { Error.Code: var code }
            ? (McpErrorCode)code switch
            {
                McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
                McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion or McpErrorCode.HeaderMismatch =>
                    StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status200OK,
            }
            : StatusCodes.Status200OK;
    }

    private async Task AnswerInSessionAsync(HttpContext context, JsonRpcMessage message, RequestId id)
    {
        var (lease, refusal) = await AcquireAsync(context.Request, message);
        if (lease is null)
        {
            await refusal!.WriteAsync(context.Response, id);
            return;
        }

        using (lease)
        {
            context.Response.Headers[McpHeaders.SessionId] = lease.Session.Id;
            await SseResponse.AnswerAsync(context, lease.Session.Server.Transport, message, onStart: null);
        }
    }

    private async Task<(SessionLease? Lease, RpcError? Refusal)> AcquireAsync(HttpRequest request, JsonRpcMessage message)
    {
        var sessionId = request.Headers[McpHeaders.SessionId].ToString();
        if (sessionId.Length > 0)
        {
            return sessions.Acquire(sessionId) is { } found ? (found, null) : (null, SessionErrors.NotFound);
        }

        if (message is not JsonRpcRequest { Method: RequestMethods.Initialize })
        {
            return (null, SessionErrors.Missing);
        }

        return await sessions.OpenAsync() is { } opened ? (opened, null) : (null, SessionErrors.Full);
    }
}
