namespace McpPolicy.Kubernetes.Watching;

/// <summary>What to watch, from where, and for how long.</summary>
public sealed record WatchOptions
{
    /// <summary>Namespace to watch; null watches all namespaces, or a cluster-scoped kind.</summary>
    public string? Namespace { get; init; }

    /// <summary>Label selector; an object that stops matching is reported as deleted. Null selects all.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>Field selector; null selects all.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>Version to continue after, from a list, an event or a bookmark; null starts with the present objects as added.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>True (default) to be told now and then how far the watch has come, so that a restart need not go far back.</summary>
    public bool AllowWatchBookmarks { get; init; } = true;

    /// <summary>Seconds after which the server ends the watch, at least 1. Default 300.</summary>
    public int TimeoutSeconds { get; init; } = 300;

    /// <summary>
    /// How long after <see cref="TimeoutSeconds"/> without a byte the watch counts as stalled. A connection that died without a word
    /// looks just like a quiet one; only the server's own end of the watch tells them apart. Default 15 seconds.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(15);
}
