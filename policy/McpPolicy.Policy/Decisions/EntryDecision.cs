using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>Decides by what the rules say about one tool, prompt, resource or method.</summary>
/// <param name="store">Holds the counters.</param>
internal sealed class EntryDecision(ICounterStore store)
{
    internal const string BadArguments = "The arguments are not a JSON object, name one argument twice, or hold text that is not Unicode.";

    private readonly QuotaStep _quota = new(store);

    public ValueTask<Decision> DecideAsync(NameEntry entry, in ToolCall call, in Fallback fallback, CancellationToken cancellationToken)
    {
        var evaluation = default(CallEvaluation);
        if (!RuleEvaluation.TryRun(entry, call, ref evaluation))
        {
            return new(Refuse(Effect.Error, null, BadArguments, call.Name));
        }

        var (effect, rule) = evaluation.Enforced.Result(fallback.Enforced);
        var audit = evaluation.WithAudits.Result(fallback.WithAudits);
        if (effect == Effect.Allow && evaluation.CostError is null && evaluation.Demands.Count + evaluation.AuditDemands.Count > 0)
        {
            return _quota.ReserveAsync(evaluation, rule, fallback.WithAudits, call.Name, cancellationToken);
        }

        evaluation.Release();
        if (effect == Effect.Allow && evaluation.CostError is { } error)
        {
            return new(Refuse(Effect.Deny, error.Limit.Rule, error.Reason, call.Name) with { Limit = error.Limit });
        }

        return new(
            new Decision
            {
                Effect = effect,
                Rule = rule,
                Reason = ReasonFor(effect, rule, fallback),
                ToolName = call.Name,
                Audit = AuditOf(effect, audit),
            }
        );
    }

    public static Decision Refuse(Effect effect, CompiledRule? rule, string? reason, ReadOnlyMemory<byte> name) =>
        new()
        {
            Effect = effect,
            Rule = rule,
            Reason = reason,
            ToolName = name,
        };

    /// <summary>Whether some call could be allowed, limited or approved.</summary>
    public static bool MayAllow(NameEntry entry, Caller caller, DefaultAction fallback)
    {
        var may = fallback == DefaultAction.Allow;
        foreach (var bound in entry.Rules)
        {
            var rule = bound.Rule;
            if (rule.Mode == EnforcementMode.Audit || !rule.Subjects.Includes(caller))
            {
                continue;
            }

            if (rule.Action == RuleAction.Deny && bound.When is null)
            {
                return false;
            }

            may |= rule.Action is RuleAction.Allow or RuleAction.RequireApproval;
        }

        return may;
    }

    private static string? ReasonFor(Effect effect, CompiledRule? rule, in Fallback fallback) =>
        effect switch
        {
            Effect.Allow => null,
            _ when rule is null => fallback.Reason,
            _ => rule.RefusalReason,
        };

    private static AuditOutcome? AuditOf(Effect enforced, (Effect Effect, CompiledRule? Rule) audit) =>
        audit.Effect == enforced ? null : new AuditOutcome(audit.Effect, audit.Rule, null);
}
