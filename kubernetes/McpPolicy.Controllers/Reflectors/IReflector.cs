namespace McpPolicy.Controllers.Reflectors;

/// <summary>Keeps a store like the API server's state, for as long as it runs.</summary>
internal interface IReflector
{
    /// <summary>The kind and, if narrowed, the scope.</summary>
    string Description { get; }

    /// <summary>Whether the first list has been read.</summary>
    bool HasSynced { get; }

    /// <summary>What goes wrong at the moment; null when nothing does.</summary>
    string? Problem { get; }

    /// <summary>Ends when the first list has been read.</summary>
    Task Synced { get; }

    /// <summary>Lists and watches until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
