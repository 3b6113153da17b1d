namespace McpPolicy.Proxy.Stdio;

/// <summary>
/// Tells all sessions of a shared process that a list has changed. Nothing else that the process says unasked is for everybody: a log
/// line or an updated resource may tell one client of another.
/// </summary>
internal sealed class ListChangeBroadcast(StdioSessions sessions) : NobodyToAsk
{
    /// <inheritdoc/>
    public override void Receive(StdioConnection connection, in ServerMessage message)
    {
        if (message.IsRequest || message.Method is not { } method || !method.EndsWith("/list_changed", StringComparison.Ordinal))
        {
            base.Receive(connection, message);
            return;
        }

        foreach (StdioSession session in sessions.Of(connection))
        {
            session.Queue(message.Bytes);
        }
    }
}
