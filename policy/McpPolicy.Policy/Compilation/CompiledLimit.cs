using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Compilation;

/// <summary>A limit in force.</summary>
public sealed class CompiledLimit
{
    internal CompiledLimit(CompiledRule rule, RuleLimit limit, int index)
    {
        Rule = rule;
        Source = limit;
        Index = index;
        Mode = rule.Mode == EnforcementMode.Audit ? EnforcementMode.Audit : limit.Mode;
        Definition = new CounterDefinition(rule.PolicyName, limit, Mode);
        Description = $"{limit.Max} per {WindowText.Describe(limit.Window)}";
        TextPrefix =
            limit.IncrementFrom is null && limit.Cost == Quantity.One ? $"Rate limit: {Description} for " : $"Budget: {Description} for ";
    }

    /// <summary>The rule the limit belongs to.</summary>
    public CompiledRule Rule { get; }

    /// <summary>The limit's place in its rule.</summary>
    public int Index { get; }

    /// <summary>The counter's name.</summary>
    public string Counter => Source.Counter;

    /// <summary>The window's length.</summary>
    public TimeSpan Window => Source.Window;

    /// <summary>The most that may be used up in a window.</summary>
    public Quantity Max => Source.Max;

    /// <summary>Whose calls are added up together.</summary>
    public CounterScope Scope => Source.Scope;

    /// <summary>What happens while the counters cannot be reached.</summary>
    public StoreFailureAction OnStoreFailure => Source.OnStoreFailure;

    /// <summary>Audit when the limit, its rule or its policy is in Audit mode.</summary>
    public EnforcementMode Mode { get; }

    /// <summary><c>30 per minute</c>.</summary>
    public string Description { get; }

    internal RuleLimit Source { get; }

    internal CounterDefinition Definition { get; }

    internal string TextPrefix { get; }
}
