using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>At most max in any window, for each scope.</summary>
[ValidationRule("!has(self.cost) || !has(self.incrementFrom)", "cost and incrementFrom both say what a call uses up; keep one")]
public sealed record RuleLimit
{
    /// <summary>
    /// The counter's name. Limits of one policy with the same counter, window, scope and alignment share one count. Default: the rule's name.
    /// </summary>
    [Length(1, 128)]
    public string? Counter { get; init; }

    /// <summary>The window's length.</summary>
    public required LimitWindow Window { get; init; }

    /// <summary>The most that calls may use up in a window, 0 to 10^12 with at most 6 decimal places; 0 lets no call through.</summary>
    [Range(0, 1_000_000_000_000)]
    public required decimal Max { get; init; }

    /// <summary>
    /// Whose calls are added up: grant (each caller identity; anonymous callers share one), session (each MCP session), server (all callers),
    /// and each of them with +tool to count every tool by itself. Default grant.
    /// </summary>
    public LimitScope? Scope { get; init; }

    /// <summary>What one call uses up, above 0 and up to 10^12 with at most 6 decimal places. Default 1.</summary>
    [Range(0, 1_000_000_000_000)]
    public decimal? Cost { get; init; }

    /// <summary>
    /// The number argument that says what a call uses up, as args.NAME or a JSON Pointer such as /NAME. A call in which it is absent, negative
    /// or not a number is refused.
    /// </summary>
    [Length(1, 512)]
    public string? IncrementFrom { get; init; }

    /// <summary>Where windows begin. Default Sliding.</summary>
    public LimitAlignment? Alignment { get; init; }

    /// <summary>What happens while the counters cannot be reached. Default Deny.</summary>
    public StoreFailureAction? OnStoreFailure { get; init; }

    /// <summary>Enforce or Audit, for this limit alone. Default Enforce.</summary>
    public PolicyMode? Mode { get; init; }

    /// <summary>What a caller over the limit is told, after the numbers. At most 1024 characters.</summary>
    [Length(1, 1024)]
    public string? Reason { get; init; }
}
