namespace McpPolicy.Controllers.Reconciling;

/// <summary>What is to happen with an entity after its reconciliation. The default value is <see cref="Done"/>.</summary>
public readonly record struct ReconcileResult
{
    private ReconcileResult(ReconcileOutcome outcome, TimeSpan delay, string? reason)
    {
        Outcome = outcome;
        Delay = delay;
        Reason = reason;
    }

    /// <summary>Nothing to do until something changes or the next resync. Terminal errors are <see cref="Done"/> too: they are told in conditions.</summary>
    public static ReconcileResult Done => default;

    /// <summary>How it ended.</summary>
    public ReconcileOutcome Outcome { get; }

    /// <summary>For <see cref="ReconcileOutcome.Requeued"/>: when the entity is reconciled again at the latest.</summary>
    public TimeSpan Delay { get; }

    /// <summary>For <see cref="ReconcileOutcome.Failed"/>: why, for the log. No secrets.</summary>
    public string? Reason { get; }

    /// <summary>All is well so far; look again after a delay. It may come sooner when something changes.</summary>
    /// <param name="delay">The delay; must be positive.</param>
    public static ReconcileResult RequeueAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        return new(ReconcileOutcome.Requeued, delay, null);
    }

    /// <summary>An expected failure that may pass: try again with growing backoff. Counted as an error.</summary>
    /// <param name="reason">Why, for the log. No secrets.</param>
    public static ReconcileResult Retry(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(ReconcileOutcome.Failed, TimeSpan.Zero, reason);
    }
}
