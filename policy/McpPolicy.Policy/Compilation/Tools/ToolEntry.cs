using McpPolicy.Policy.Conditions;

namespace McpPolicy.Policy.Compilation.Tools;

/// <summary>Everything the rules say about one tool, or about all tools that no rule names.</summary>
internal sealed class ToolEntry
{
    public ToolEntry(string name, IEnumerable<CompiledRule> rules, ConditionCompiler conditions)
    {
        Name = name;
        Rules = [.. rules.Distinct().OrderBy(static rule => rule.Index).Select(rule => new BoundRule(rule, Paths, conditions))];
    }

    /// <summary>The tool's name; empty for tools that no rule names.</summary>
    public string Name { get; }

    /// <summary>The rules in the order of <see cref="CompiledPolicy.Rules"/>.</summary>
    public BoundRule[] Rules { get; }

    /// <summary>The arguments that conditions and costs look at.</summary>
    public PathTree Paths { get; } = new();
}
