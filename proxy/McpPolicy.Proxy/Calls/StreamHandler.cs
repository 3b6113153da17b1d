using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;
using Microsoft.Extensions.Primitives;

namespace McpPolicy.Proxy.Calls;

/// <summary>GET (the server's stream, or a resumed one) and DELETE (the session's end) of the sessions era.</summary>
internal sealed class StreamHandler(ListForwarder lists, MessageForwarder forwarder, IProxyObserver observer)
{
    /// <summary>The stateless era has neither streams nor sessions to end (MCP 2026-07-28).</summary>
    public static readonly Refusal PostOnly = new(
        StatusCodes.Status405MethodNotAllowed,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Route,
        "This protocol version uses POST only."
    );

    private static readonly Refusal BadVersion = new(
        StatusCodes.Status400BadRequest,
        JsonRpcCodes.InvalidRequest,
        RefusalReason.Headers,
        "MCP-Protocol-Version must be one protocol revision, such as 2025-11-25."
    );

    /// <summary>Null, or why there is no stream for these headers.</summary>
    public static Refusal? Check(IHeaderDictionary headers)
    {
        StringValues version = headers["MCP-Protocol-Version"];
        if (version.Count == 0)
        {
            return null;
        }

        if (version.Count > 1 || !ProtocolVersions.IsDate(version[0]))
        {
            return BadVersion;
        }

        return ProtocolVersions.IsStateless(version[0]) ? PostOnly : null;
    }

    /// <summary>Relays the request and its answer; every message of a stream is looked through for tool lists.</summary>
    public async ValueTask HandleAsync(HttpContext context, ActivePolicy? policy, Caller caller)
    {
        if (HttpMethods.IsDelete(context.Request.Method))
        {
            await forwarder.ForwardAsync(context, null, context.RequestAborted);
            return;
        }

        observer.StreamOpened();
        try
        {
            await lists.ForwardAsync(context, null, policy, caller);
        }
        finally
        {
            observer.StreamClosed();
        }
    }
}
