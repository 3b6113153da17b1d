namespace McpPolicy.Policy.Limits;

/// <summary>What became of a wish to reserve quota.</summary>
public enum ReserveStatus
{
    /// <summary>Every counter had room and was charged.</summary>
    Reserved,

    /// <summary>A counter had no room; nothing was charged.</summary>
    Limited,

    /// <summary>The store holds as many counters as it may and one more was needed; nothing was charged. Never lets a call through.</summary>
    Full,

    /// <summary>The store could not be reached in time; nothing is known to be charged.</summary>
    Unavailable,
}
