using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Upstreams;

/// <summary>
/// Where a message goes once it has been let through: the MCP server behind the proxy. The answer is written to
/// <see cref="HttpContext.Response"/> as <c>application/json</c> or <c>text/event-stream</c>; list answers are filtered on
/// their way out of that response, so an implementation writes what the server said and nothing else.
/// </summary>
public interface IUpstream
{
    /// <summary>Forwards one message, or a body-less GET or DELETE of the sessions era, and relays the answer.</summary>
    /// <param name="context">The client's request, already guarded, and the response to write. Its method is POST, GET or DELETE.</param>
    /// <param name="message">The message to send, byte for byte its <see cref="McpRequest.Body"/>; null on GET and DELETE.</param>
    /// <param name="cancellationToken">Ends the exchange: the client went away or the proxy stops.</param>
    /// <returns>
    /// How it ended. For <see cref="UpstreamOutcome.NotSent"/>, <see cref="UpstreamOutcome.Failed"/> and
    /// <see cref="UpstreamOutcome.TimedOut"/> the caller writes the error to the client when nothing has been written yet.
    /// Expected failures are never thrown.
    /// </returns>
    ValueTask<UpstreamOutcome> ForwardAsync(HttpContext context, McpRequest? message, CancellationToken cancellationToken);
}
