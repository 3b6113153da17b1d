using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Logs;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>Is told what the proxy does, for metrics. Called on the request's path: implementations neither block nor throw.</summary>
public interface IProxyObserver
{
    /// <summary>A <c>tools/call</c> was decided.</summary>
    /// <param name="policy">The policy it was decided by; null when none is loaded.</param>
    /// <param name="toolName">The tool's unescaped UTF-8 name.</param>
    /// <param name="decision">The decision.</param>
    void ToolCallDecided(ActivePolicy? policy, ReadOnlySpan<byte> toolName, in Decision decision);

    /// <summary>A request other than <c>tools/call</c> was decided.</summary>
    /// <param name="policy">The policy it was decided by; null when none is loaded.</param>
    /// <param name="method">The method.</param>
    /// <param name="decision">The decision.</param>
    void MethodDecided(ActivePolicy? policy, McpMethod method, in Decision decision);

    /// <summary>A message was refused before any policy was asked.</summary>
    void Refused(RefusalReason reason);

    /// <summary>A message was handled: let through, or answered by the proxy itself.</summary>
    /// <param name="own">The proxy's own time: from the message's last byte until it was handed to the server or answered.</param>
    void Handled(TimeSpan own);

    /// <summary>A message let through got this outcome.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="elapsed">From handing the message to the upstream until its answer was relayed.</param>
    void Forwarded(UpstreamOutcome outcome, TimeSpan elapsed);

    /// <summary>The server listed this tool in a <c>tools/list</c> answer.</summary>
    /// <param name="toolName">The tool's unescaped UTF-8 name.</param>
    void ToolSeen(ReadOnlySpan<byte> toolName);

    /// <summary>A list, or a message that could hold one, was withheld because it could not be filtered.</summary>
    void ListWithheld();

    /// <summary>A line of the log was not written, because there were too many like it.</summary>
    void LogSuppressed(LogKind kind);

    /// <summary>A GET stream of the sessions era was opened.</summary>
    void StreamOpened();

    /// <summary>A GET stream of the sessions era ended.</summary>
    void StreamClosed();
}
