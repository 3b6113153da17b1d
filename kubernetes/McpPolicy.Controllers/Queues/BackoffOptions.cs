namespace McpPolicy.Controllers.Queues;

/// <summary>How long a failing key waits before it is tried again.</summary>
public sealed record BackoffOptions
{
    /// <summary>The longest wait after a first failure. Default 5 ms; must be positive.</summary>
    public TimeSpan Initial { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The longest wait after any number of failures. Default 2 minutes; at least <see cref="Initial"/>.</summary>
    public TimeSpan Cap { get; init; } = TimeSpan.FromMinutes(2);
}
