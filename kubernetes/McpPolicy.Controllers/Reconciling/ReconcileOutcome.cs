namespace McpPolicy.Controllers.Reconciling;

/// <summary>How a reconciliation ended.</summary>
public enum ReconcileOutcome
{
    /// <summary>Nothing to do until something changes.</summary>
    Done,

    /// <summary>Look again after a delay.</summary>
    Requeued,

    /// <summary>It failed and is tried again with backoff.</summary>
    Failed,
}
