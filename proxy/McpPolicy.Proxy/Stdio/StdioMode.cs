namespace McpPolicy.Proxy.Stdio;

/// <summary>Which clients share a process of a stdio server.</summary>
public enum StdioMode
{
    /// <summary>Each session has its own process; the clients of 2026-07-28, which has no sessions, share one.</summary>
    Auto,

    /// <summary>Each session has its own process; clients of 2026-07-28 are turned away, and fall back to sessions if they can.</summary>
    Session,

    /// <summary>All sessions share one process, and the clients of 2026-07-28 share another.</summary>
    Shared,
}
