using System.Collections.Immutable;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Policy.Explanations;

/// <summary>Says rule by rule how a decision comes about. For people: it takes its time and allocates. It counts nothing and reserves
/// nothing.</summary>
public static class CallExplainer
{
    /// <summary>Explains how the rules bear on a call, by the same evaluation that <see cref="PolicyEngine"/> decides by.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="call">The call.</param>
    public static CallExplanation Explain(CompiledPolicy policy, in ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Tools.Find(call.Name.Span) is not { } entry)
        {
            return new CallExplanation([], PolicyEngine.BadName);
        }

        var paths = new PathTree();
        var compiler = new ConditionCompiler();
        var probes = entry.Rules.ToDictionary(static bound => bound.Rule, bound => new RuleProbe(bound.Rule, paths, compiler));
        var slots = new ArgumentSlot[paths.SlotCount];
        if (slots.Length > 0 && !ArgumentScanner.TryScan(call.Arguments.Span, paths, slots, new bool[paths.NodeCount]))
        {
            return new CallExplanation([], EntryDecision.BadArguments);
        }

        return new CallExplanation(Explain(policy, probes, call, new ArgumentView(call.Arguments.Span, slots)), null);
    }

    private static ImmutableArray<RuleExplanation> Explain(
        CompiledPolicy policy,
        Dictionary<CompiledRule, RuleProbe> probes,
        in ToolCall call,
        ArgumentView arguments
    )
    {
        var rules = ImmutableArray.CreateBuilder<RuleExplanation>(policy.Rules.Length);
        foreach (var rule in policy.Rules)
        {
            rules.Add(
                probes.TryGetValue(rule, out var probe)
                    ? probe.Explain(call.Caller, arguments)
                    : new RuleExplanation(rule, RuleRelevance.OtherTool, null, [])
            );
        }

        return rules.MoveToImmutable();
    }
}
