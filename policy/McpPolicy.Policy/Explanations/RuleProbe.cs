using System.Collections.Immutable;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Policy.Explanations;

/// <summary>A rule about the tool of a call, ready to say what it makes of the call.</summary>
internal sealed class RuleProbe(CompiledRule rule, PathTree paths, ConditionCompiler compiler)
{
    private readonly ConditionProbe? _when = rule.Source.When is { } when ? new ConditionProbe(when, paths, compiler) : null;

    private readonly ImmutableArray<BoundLimit> _limits =
    [
        .. rule.Limits.Select(limit => new BoundLimit(limit, limit.Source.IncrementFrom is { } path ? paths.SlotOf(path) : -1)),
    ];

    public RuleExplanation Explain(Caller caller, ArgumentView arguments)
    {
        if (!rule.Subjects.Includes(caller))
        {
            return new RuleExplanation(rule, RuleRelevance.OtherCaller, null, []);
        }

        var condition = _when?.Explain(arguments);
        var truth = _when?.Evaluate(arguments) ?? Truth.True;
        return Tally.Applies(rule.Action, truth)
            ? new RuleExplanation(rule, RuleRelevance.Applies, condition, ExplainLimits(arguments))
            {
                LacksScopes = !rule.HasScopes(caller),
            }
            : new RuleExplanation(rule, RuleRelevance.OtherArguments, condition, []);
    }

    private ImmutableArray<LimitExplanation> ExplainLimits(ArgumentView arguments)
    {
        var limits = ImmutableArray.CreateBuilder<LimitExplanation>(_limits.Length);
        foreach (var bound in _limits)
        {
            var cost = CallCost.Of(bound, arguments, out var problem);
            limits.Add(new LimitExplanation(bound.Limit, cost, problem));
        }

        return limits.MoveToImmutable();
    }
}
