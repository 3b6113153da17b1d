using McpPolicy.Identity;
using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Authentication;
using McpPolicy.Proxy.Bindings;
using McpPolicy.Proxy.Denials;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Logs;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Streams;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>The way of a request through the proxy: guard, authenticate, read, parse, then to the handler of its kind.</summary>
internal sealed class McpEndpoint(
    HttpGuard guard,
    CrossOrigin crossOrigin,
    RequestBodyReader bodies,
    RequestParser parser,
    ToolCallHandler calls,
    MethodHandler methods,
    StreamHandler streams,
    CallerGate gate,
    Challenges challenges,
    OpenRequests open,
    SessionBindings sessions,
    IPolicyProvider policies,
    IProxyObserver observer,
    TimeProvider time,
    WireLog log
)
{
    /// <summary>Handles one request to the MCP listener.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await HandleAsync(context);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client went away: nobody is left to answer.
        }
    }

    private async ValueTask HandleAsync(HttpContext context)
    {
        crossOrigin.Announce(context);
        if ((guard.Check(context) ?? CallerGate.CheckQuery(context.Request)) is { } refusal)
        {
            await RefuseAsync(context, refusal, default);
            return;
        }

        if (crossOrigin.IsPreflight(context.Request))
        {
            CrossOrigin.AnswerPreflight(context);
            return;
        }

        AuthenticationResult caller = await gate.AuthenticateAsync(context);
        if (!caller.IsSuccess)
        {
            await RefuseAsync(context, challenges.Challenge(context, caller), default);
            return;
        }

        OpenRequest request = open.Enter(context, caller.Credential);
        try
        {
            await HandleAsync(context, request);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && request.IsEnded)
        {
            // It was cut off here, not by the client.
        }
        finally
        {
            open.Leave(context, request);
        }

        if (request.IsEnded && !context.Response.HasStarted)
        {
            context.Response.Clear();
            await RefuseAsync(context, challenges.Challenge(context, AuthenticationResult.Ended(request.Credential)), default);
        }
    }

    private async ValueTask HandleAsync(HttpContext context, OpenRequest request)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            await HandlePostAsync(context, request);
        }
        else if (
            (StreamHandler.Check(context.Request.Headers) ?? sessions.Check(context.Request.Headers, request.Credential.Caller)) is
            { } noStream
        )
        {
            await RefuseAsync(context, noStream, default);
        }
        else
        {
            request.EndWithExpiry();
            await streams.HandleAsync(context, policies.Current, request.Credential.Caller);
            sessions.ForgetEnded(context);
        }
    }

    private async ValueTask HandlePostAsync(HttpContext context, OpenRequest request)
    {
        using var body = new PooledBuffer();
        if (await bodies.ReadAsync(context.Request, body, context.RequestAborted) is { } unread)
        {
            await RefuseAsync(context, unread, default);
            return;
        }

        long received = time.GetTimestamp();
        ParseResult parsed = parser.Parse(body.Written);
        Refusal? refusal =
            parsed.Refusal
            ?? MirrorHeaderGuard.Check(context.Request.Headers, parsed.Message!)
            ?? sessions.Check(context.Request.Headers, parsed.Message!, request.Credential.Caller);
        if (refusal is not null)
        {
            await RefuseAsync(context, refusal, parsed.Id);
            return;
        }

        var outcome = UpstreamOutcome.Failed;
        try
        {
            outcome = await DispatchAsync(context, parsed.Message!, request);
            observer.Handled(time.GetElapsedTime(received, parsed.Message!.HandedOverAt ?? time.GetTimestamp()));
            sessions.ForgetEnded(context);
        }
        finally
        {
            if (outcome is not (UpstreamOutcome.Answered or UpstreamOutcome.NotSent))
            {
                // A send that was cut short may still be reading the bytes; they must not become another request's.
                body.Abandon();
            }
        }
    }

    private ValueTask<UpstreamOutcome> DispatchAsync(HttpContext context, McpRequest message, OpenRequest request)
    {
        if (ListenStreams.Is(context, message))
        {
            request.EndWithExpiry();
        }

        Caller caller = request.Credential.Caller;
        ActivePolicy? policy = policies.Current;
        return message.Method == McpMethod.ToolsCall
            ? calls.HandleAsync(context, message, policy, caller)
            : methods.HandleAsync(context, message, policy, caller);
    }

    private ValueTask RefuseAsync(HttpContext context, Refusal refusal, ReadOnlyMemory<byte> id)
    {
        observer.Refused(refusal.Reason);
        log.Refused(refusal);
        if (refusal.Status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = refusal == StreamHandler.PostOnly ? "POST" : "POST, GET, DELETE";
        }

        return JsonRpcErrors.SendAsync(context, refusal, id, context.RequestAborted);
    }
}
