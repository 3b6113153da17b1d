namespace McpPolicy.Kubernetes.Watching;

/// <summary>What a watch reports.</summary>
public enum WatchEventType
{
    /// <summary>The object is new, or came to match the selector.</summary>
    Added,

    /// <summary>The object changed.</summary>
    Modified,

    /// <summary>The object is gone, or no longer matches the selector; it is given in its last state.</summary>
    Deleted,

    /// <summary>No object: the watch has seen all up to this version.</summary>
    Bookmark,

    /// <summary>No object: the server gave up, as <see cref="WatchEvent{T}.Status"/> says; 410 asks for a new list.</summary>
    Error,
}
