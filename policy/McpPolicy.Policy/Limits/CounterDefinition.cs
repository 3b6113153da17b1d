using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Limits;

/// <summary>What one counter of a policy counts. Its identity has no maximum in it, so that what was counted survives an edit of the
/// maximum; policies of other names never share it.</summary>
public sealed class CounterDefinition : IEquatable<CounterDefinition>
{
    private readonly int _hash;

    /// <summary>Makes the definition of a limit's counter.</summary>
    /// <param name="policyName">The policy the limit belongs to.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="mode">The mode that results from the policy's, the rule's and the limit's: an audited limit counts apart.</param>
    public CounterDefinition(string policyName, RuleLimit limit, EnforcementMode mode)
    {
        ArgumentNullException.ThrowIfNull(limit);
        Window = limit.Window;
        Scope = limit.Scope;
        Alignment = limit.Alignment;
        Id = string.Create(
            null,
            $"{policyName}\n{limit.Counter}\n{limit.Window.Ticks / TimeSpan.TicksPerSecond}\n{(int)Scope}\n{(int)Alignment}\n{(int)mode}"
        );
        _hash = Id.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The identity as text; equal definitions have equal texts. A shared store may use it in its keys.</summary>
    public string Id { get; }

    /// <summary>The window's length.</summary>
    public TimeSpan Window { get; }

    /// <summary>Whose calls are added up together.</summary>
    public CounterScope Scope { get; }

    /// <summary>Which stretches of time are meant.</summary>
    public WindowAlignment Alignment { get; }

    /// <inheritdoc/>
    public bool Equals(CounterDefinition? other) => ReferenceEquals(this, other) || (other is not null && Id == other.Id);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CounterDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
