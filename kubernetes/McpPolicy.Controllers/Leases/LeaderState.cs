namespace McpPolicy.Controllers.Leases;

/// <summary>Whether this process may act.</summary>
public enum LeaderState
{
    /// <summary>Another process leads, or nobody yet.</summary>
    Standby,

    /// <summary>This process leads, or leader election is off.</summary>
    Leading,

    /// <summary>This process led and no longer does: it must end.</summary>
    Lost,
}
