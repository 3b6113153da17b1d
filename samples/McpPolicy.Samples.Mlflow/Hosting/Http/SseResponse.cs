using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>Writes what a transport sends as an event stream.</summary>
internal static class SseResponse
{
    /// <summary>Hands a message to the transport and streams the answer; 202 when the message wants none.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="transport">The transport of the server that answers.</param>
    /// <param name="message">The message.</param>
    /// <param name="onStart">Sees the first message before the status goes out; null to send the headers at once.</param>
    public static async Task AnswerAsync(
        HttpContext context,
        StreamableHttpServerTransport transport,
        JsonRpcMessage message,
        Action<JsonRpcMessage?>? onStart
    )
    {
        Begin(context.Response);
        var answered = await transport.HandlePostRequestAsync(
            message,
            context.Response.Body,
            onStart is null ? null : first => Report(onStart, first),
            context.RequestAborted
        );
        if (!answered)
        {
            context.Response.Headers.ContentType = default;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    /// <summary>Sets the headers of an event stream, and has each event sent when it is written.</summary>
    public static void Begin(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }

    private static ValueTask Report(Action<JsonRpcMessage?> onStart, JsonRpcMessage? first)
    {
        onStart(first);
        return ValueTask.CompletedTask;
    }
}
