namespace McpPolicy.Controllers.Leases;

/// <summary>Whether this process leads, and if not, who does.</summary>
public interface ILeaderStatus
{
    /// <summary>Whether this process may act.</summary>
    LeaderState State { get; }

    /// <summary>The identity of the leader as last seen; null when unknown or when leader election is off.</summary>
    string? Leader { get; }
}
