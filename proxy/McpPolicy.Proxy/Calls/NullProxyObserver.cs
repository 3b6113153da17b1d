using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Logs;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Calls;

/// <summary>An observer that looks away, where nobody counts.</summary>
public sealed class NullProxyObserver : IProxyObserver
{
    /// <inheritdoc/>
    public void ToolCallDecided(ActivePolicy? policy, ReadOnlySpan<byte> toolName, in Decision decision) { }

    /// <inheritdoc/>
    public void MethodDecided(ActivePolicy? policy, McpMethod method, in Decision decision) { }

    /// <inheritdoc/>
    public void Refused(RefusalReason reason) { }

    /// <inheritdoc/>
    public void Handled(TimeSpan own) { }

    /// <inheritdoc/>
    public void Forwarded(UpstreamOutcome outcome, TimeSpan elapsed) { }

    /// <inheritdoc/>
    public void ToolSeen(ReadOnlySpan<byte> toolName) { }

    /// <inheritdoc/>
    public void ListWithheld() { }

    /// <inheritdoc/>
    public void LogSuppressed(LogKind kind) { }

    /// <inheritdoc/>
    public void StreamOpened() { }

    /// <inheritdoc/>
    public void StreamClosed() { }
}
