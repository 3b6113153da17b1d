using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Stdio;

/// <summary>How the messages of sessions reach a process.</summary>
internal interface ISessionTraffic
{
    /// <summary>Handles <c>initialize</c>: opens a session and answers with its id, or does not and says why.</summary>
    Task<UpstreamOutcome> OpenAsync(HttpContext context, McpRequest message, CancellationToken cancellationToken);

    /// <summary>Handles any other message of an open session.</summary>
    Task<UpstreamOutcome> PostAsync(HttpContext context, StdioSession session, McpRequest message, CancellationToken cancellationToken);
}
