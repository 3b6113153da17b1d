namespace McpPolicy.Controllers.Reflectors;

/// <summary>Why a watch ended.</summary>
internal enum WatchEnd
{
    /// <summary>The server ended it, as it does every few minutes.</summary>
    Closed,

    /// <summary>The server no longer knows the version to go on from (410).</summary>
    Expired,

    /// <summary>Nothing came for too long.</summary>
    Stalled,

    /// <summary>It failed.</summary>
    Error,

    /// <summary>This process is stopping.</summary>
    Cancelled,
}
