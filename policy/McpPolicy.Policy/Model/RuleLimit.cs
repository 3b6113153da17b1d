using McpPolicy.Policy.Limits;

namespace McpPolicy.Policy.Model;

/// <summary>A quota: how much may be used up in a window of time.</summary>
public sealed record RuleLimit
{
    /// <summary>The counter's name. Limits of one policy with the same counter, window, scope and alignment share one count.</summary>
    public required string Counter { get; init; }

    /// <summary>The window's length: from one second to 366 days, whole seconds.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>The most that may be used up in a window. Zero means never.</summary>
    public required Quantity Max { get; init; }

    /// <summary>Whose calls are added up together.</summary>
    public CounterScope Scope { get; init; }

    /// <summary>What one call uses up, unless <see cref="IncrementFrom"/> says so.</summary>
    public Quantity Cost { get; init; } = Quantity.One;

    /// <summary>The number argument that says what a call uses up; null for the fixed <see cref="Cost"/>.</summary>
    public ArgumentPath? IncrementFrom { get; init; }

    /// <summary>Which stretches of time are meant.</summary>
    public WindowAlignment Alignment { get; init; }

    /// <summary>What happens while the counters cannot be reached.</summary>
    public StoreFailureAction OnStoreFailure { get; init; }

    /// <summary>Whether the limit acts or only reports.</summary>
    public EnforcementMode Mode { get; init; }

    /// <summary>Words for the agent when the limit is hit; null when the policy's author gave none.</summary>
    public string? Reason { get; init; }
}
