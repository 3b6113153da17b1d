using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Denials;

/// <summary>Sends one JSON-RPC message that the proxy itself made.</summary>
internal static class AnswerWriter
{
    private const string JsonType = "application/json";
    private const string EventStreamType = "text/event-stream";

    /// <summary>Sends the message as <c>application/json</c>, or as the one event of a stream to a client that accepts only streams.</summary>
    /// <param name="context">The request to answer; nothing may have been sent yet.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="json">The message, without line breaks.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public static async ValueTask WriteAsync(HttpContext context, int status, PooledBuffer json, CancellationToken cancellationToken)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        if (status == StatusCodes.Status200OK && AcceptsOnlyEventStream(context.Request.Headers))
        {
            await WriteEventAsync(response, json, cancellationToken);
            return;
        }

        response.ContentType = JsonType;
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json.Written, cancellationToken);
    }

    private static async ValueTask WriteEventAsync(HttpResponse response, PooledBuffer json, CancellationToken cancellationToken)
    {
        using var framed = new PooledBuffer(json.Length + 32);
        framed.Write("event: message\ndata: "u8);
        framed.Write(json.WrittenSpan);
        framed.Write("\n\n"u8);
        response.ContentType = EventStreamType;
        response.ContentLength = framed.Length;
        await response.Body.WriteAsync(framed.Written, cancellationToken);
    }

    private static bool AcceptsOnlyEventStream(IHeaderDictionary headers)
    {
        bool stream = false;
        foreach (string? value in headers.Accept)
        {
            if (value is null)
            {
                continue;
            }

            if (value.Contains(JsonType, StringComparison.OrdinalIgnoreCase) || value.Contains("*/*", StringComparison.Ordinal))
            {
                return false;
            }

            stream |= value.Contains(EventStreamType, StringComparison.OrdinalIgnoreCase);
        }

        return stream;
    }
}
