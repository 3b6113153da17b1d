using McpPolicy.Proxy.Streams;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>Sends a request to the server and brings what comes back to the client, as one JSON body or as an event stream.</summary>
internal sealed class AnswerRelay(StdioOptions options, TimeProvider time, CancellationToken stopping)
{
    /// <summary>Sends <paramref name="body"/>, which is what <paramref name="message"/> is to the program, and relays until the answer has gone out.</summary>
    public async Task<UpstreamOutcome> ExchangeAsync(
        HttpContext context,
        StdioConnection connection,
        PendingCall call,
        McpRequest message,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken
    )
    {
        if (!connection.TryAdd(call))
        {
            return await RefuseDuplicateAsync(context, call);
        }

        try
        {
            if (await connection.TrySendAsync(body))
            {
                return ListenStreams.Is(context, message)
                    ? await ListenAsync(context, call, message, cancellationToken)
                    : await RelayAsync(context, call, cancellationToken);
            }

            context.Features.Set(StdioProblems.NotRunning);
            return UpstreamOutcome.NotSent;
        }
        finally
        {
            connection.Remove(call);
        }
    }

    /// <summary>Answers a request whose id is taken by one in flight.</summary>
    public static async Task<UpstreamOutcome> RefuseDuplicateAsync(HttpContext context, PendingCall call)
    {
        const string reason = "A request with this id is in flight already; use another id.";
        await RpcError.WriteAsync(context.Response, StatusCodes.Status400BadRequest, call.ClientId, RpcError.InvalidRequest, reason);
        return context.Response.HasStarted ? UpstreamOutcome.NotSent : UpstreamOutcome.Answered;
    }

    /// <summary>Writes one message as the answer, with the status set before.</summary>
    public static Task WriteJsonAsync(HttpResponse response, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json";
        response.ContentLength = answer.Length;
        return response.Body.WriteAsync(answer, cancellationToken).AsTask();
    }

    private async Task<UpstreamOutcome> ListenAsync(
        HttpContext context,
        PendingCall call,
        McpRequest message,
        CancellationToken cancellationToken
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            return await RelayUntilAnsweredAsync(context.Response, call, either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return UpstreamOutcome.ClientGone;
        }
        catch (OperationCanceledException)
        {
            if (!context.Response.HasStarted)
            {
                EventStream.Begin(context.Response);
            }

            await EventStream.WriteAsync(context.Response, Farewell.MessageFor(message), cancellationToken);
            return UpstreamOutcome.Answered;
        }
    }

    private async Task<UpstreamOutcome> RelayAsync(HttpContext context, PendingCall call, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await RelayUntilAnsweredAsync(context.Response, call, either.Token);
        }
        catch (OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested ? UpstreamOutcome.ClientGone : UpstreamOutcome.TimedOut;
        }
    }

    private static async Task<UpstreamOutcome> RelayUntilAnsweredAsync(
        HttpResponse response,
        PendingCall call,
        CancellationToken cancellationToken
    )
    {
        while (await call.Messages.WaitToReadAsync(cancellationToken))
        {
            while (call.Messages.TryRead(out RelayedMessage message))
            {
                if (message.IsAnswer && !response.HasStarted)
                {
                    response.StatusCode = call.HasErrorStatus ? ErrorStatus.Of(message.Bytes.Span) : StatusCodes.Status200OK;
                    await WriteJsonAsync(response, message.Bytes, cancellationToken);
                    return UpstreamOutcome.Answered;
                }

                if (!response.HasStarted)
                {
                    EventStream.Begin(response);
                }

                await EventStream.WriteAsync(response, message.Bytes, cancellationToken);
                if (message.IsAnswer)
                {
                    return UpstreamOutcome.Answered;
                }
            }
        }

        // The process ended without an answer. A stream that has begun must still end with one.
        if (response.HasStarted)
        {
            await EventStream.WriteAsync(
                response,
                RpcError.Create(call.ClientId.Span, RpcError.Internal, "The MCP server ended."),
                cancellationToken
            );
        }

        return UpstreamOutcome.Failed;
    }
}
