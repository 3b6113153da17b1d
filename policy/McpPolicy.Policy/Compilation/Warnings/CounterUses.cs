using System.Collections.Immutable;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Policy.Compilation.Warnings;

/// <summary>How many limits share each counter.</summary>
internal sealed class CounterUses(ImmutableArray<CompiledRule> rules)
{
    private readonly Dictionary<CounterDefinition, int> _uses = rules
        .SelectMany(static rule => rule.Limits)
        .CountBy(static limit => limit.Definition)
        .ToDictionary();

    public bool IsShared(CompiledLimit limit) => _uses[limit.Definition] > 1;
}
