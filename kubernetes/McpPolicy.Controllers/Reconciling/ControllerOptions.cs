using McpPolicy.Controllers.Queues;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>How a controller works.</summary>
public sealed record ControllerOptions
{
    /// <summary>The controller's name in logs and metrics; null for the entity's kind in lower case.</summary>
    public string? Name { get; init; }

    /// <summary>How many entities are reconciled at once, at least 1. Default 4. One entity is never in two calls at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>
    /// How often every entity is reconciled although nothing changed. Default 10 minutes. Each period is drawn anew from 90–110 % of this,
    /// so that controllers do not all come at once; not positive means never.
    /// </summary>
    public TimeSpan ResyncPeriod { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one call may take before it is cancelled and tried again with backoff. Default 2 minutes.</summary>
    public TimeSpan ReconcileTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The waits of failing entities.</summary>
    public BackoffOptions Backoff { get; init; } = new();
}
