namespace McpPolicy.Policy.Limits;

/// <summary>The answer of a counter store.</summary>
public readonly struct ReserveResult
{
    /// <summary>What became of the wish.</summary>
    public required ReserveStatus Status { get; init; }

    /// <summary>The demand that had no room for longest (Limited) or found no counter (Full), by its index.</summary>
    public int DemandIndex { get; init; }

    /// <summary>How long until every demand has room, if nothing else is charged; null when waiting never helps.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What was charged, to give back.</summary>
    public Reservation Reservation { get; init; }
}
