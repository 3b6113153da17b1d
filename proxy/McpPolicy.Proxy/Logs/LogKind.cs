namespace McpPolicy.Proxy.Logs;

/// <summary>Kinds of lines that a flood of traffic could fill the log with; few and fixed, so that they can label a metric.</summary>
public enum LogKind
{
    /// <summary>A message was refused before any policy was asked.</summary>
    MessageRefused,

    /// <summary>The server did not answer a message.</summary>
    UpstreamFailed,

    /// <summary>A client went away before it had its answer.</summary>
    ClientGone,
}
