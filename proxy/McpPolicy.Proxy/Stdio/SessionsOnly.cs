using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// Turns clients of 2026-07-28 away where each client is to have a process of its own: without sessions there are no clients to tell apart.
/// Answered as servers from before that revision do, so that clients of both eras fall back to <c>initialize</c> (an error of the new
/// revision's own would tell them that the server speaks it).
/// </summary>
internal static class SessionsOnly
{
    private const int ServerError = -32000;

    public static async ValueTask<UpstreamOutcome> RefuseAsync(HttpContext context, McpRequest message)
    {
        const string reason =
            "Bad Request: Unsupported protocol version (supported versions: 2025-11-25, 2025-06-18, 2025-03-26). Send initialize.";
        await RpcError.WriteAsync(context.Response, StatusCodes.Status400BadRequest, message.Id, ServerError, reason);
        return context.Response.HasStarted ? UpstreamOutcome.NotSent : UpstreamOutcome.Answered;
    }
}
