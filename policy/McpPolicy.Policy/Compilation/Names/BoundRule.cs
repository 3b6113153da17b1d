using McpPolicy.Policy.Conditions;

namespace McpPolicy.Policy.Compilation.Names;

/// <summary>A rule as it applies to one tool.</summary>
internal sealed class BoundRule(CompiledRule rule, PathTree paths, ConditionCompiler conditions)
{
    public CompiledRule Rule => rule;

    public Evaluator? When { get; } = rule.Source.When is { } when ? conditions.Compile(when, paths) : null;

    public BoundLimit[] Limits { get; } =
    [.. rule.Limits.Select(limit => new BoundLimit(limit, limit.Source.IncrementFrom is { } path ? paths.SlotOf(path) : -1))];
}
