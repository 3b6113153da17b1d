namespace McpPolicy.Kubernetes.Watching;

/// <summary>A watch from which no byte came for longer than the server would have kept it open: the connection is dead.</summary>
public sealed class WatchStalledException : TimeoutException
{
    /// <summary>A stalled watch.</summary>
    public WatchStalledException() { }

    /// <summary>A stalled watch.</summary>
    /// <param name="message">Which watch, and for how long it was silent.</param>
    public WatchStalledException(string message)
        : base(message) { }

    /// <summary>A stalled watch.</summary>
    /// <param name="message">Which watch, and for how long it was silent.</param>
    /// <param name="innerException">How the reading ended.</param>
    public WatchStalledException(string message, Exception innerException)
        : base(message, innerException) { }
}
