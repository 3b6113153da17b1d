namespace McpPolicy.Proxy.Stdio;

/// <summary>Writes messages as server-sent events (MCP 2025-11-25, Transports, "Sending Messages to the Server").</summary>
internal static class EventStream
{
    public static void Begin(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
    }

    /// <summary>Writes one event and sends it off. Carriage returns would end a line of the stream, so none is left.</summary>
    public static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync("event: message\ndata: "u8.ToArray(), cancellationToken);
        await response.Body.WriteAsync(MessageSplice.OnOneLine(message), cancellationToken);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    public static bool IsAccepted(HttpRequest request) =>
        request.Headers.Accept.ToString() is var accept
        && (accept.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal));
}
