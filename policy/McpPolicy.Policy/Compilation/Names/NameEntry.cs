using McpPolicy.Policy.Conditions;

namespace McpPolicy.Policy.Compilation.Names;

/// <summary>Everything the rules say about one tool, prompt, resource or method, or about all that no rule names.</summary>
internal sealed class NameEntry
{
    public NameEntry(string name, IEnumerable<CompiledRule> rules, ConditionCompiler conditions)
    {
        Name = name;
        Rules = [.. rules.Distinct().OrderBy(static rule => rule.Index).Select(rule => new BoundRule(rule, Paths, conditions))];
    }

    /// <summary>The name; empty for what no rule names.</summary>
    public string Name { get; }

    /// <summary>The rules in the order of <see cref="CompiledPolicy.Rules"/>.</summary>
    public BoundRule[] Rules { get; }

    /// <summary>The arguments that conditions and costs look at.</summary>
    public PathTree Paths { get; } = new();
}
