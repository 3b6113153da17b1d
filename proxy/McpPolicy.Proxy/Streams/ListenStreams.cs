using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Streams;

/// <summary>
/// Streams that clients only listen to: GET in the revisions with sessions, <c>subscriptions/listen</c> since 2026-07-28. They have no
/// end of their own, so no time limit applies to them, and a proxy that stops ends them.
/// </summary>
internal static class ListenStreams
{
    /// <summary>Whether the exchange is such a stream.</summary>
    public static bool Is(HttpContext context, McpRequest? message) =>
        message is null
            ? HttpMethods.IsGet(context.Request.Method)
            : message.Kind == MessageKind.Request && message.MethodName.Span.SequenceEqual("subscriptions/listen"u8);
}
