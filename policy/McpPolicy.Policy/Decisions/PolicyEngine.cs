using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>Decides on tool calls, and on what a list of tools shows, by one compiled policy. Safe for any number of threads.</summary>
/// <param name="policy">The policy.</param>
/// <param name="store">Holds the counters; shared by the engines of successive policies.</param>
public sealed class PolicyEngine(CompiledPolicy policy, ICounterStore store)
{
    private const string BadName = "The tool's name is empty, longer than 128 characters or not UTF-8.";
    internal const string BadArguments = "The arguments are not a JSON object, name one argument twice, or hold text that is not Unicode.";

    private readonly QuotaStep _quota = new(policy.AuditDefault, store);

    /// <summary>The policy that is decided by.</summary>
    public CompiledPolicy Policy => policy;

    /// <summary>Decides on a call and reserves the quota it uses up. Whatever cannot be decided is refused.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up waiting for a shared counter store.</param>
    /// <returns>The decision. With a store in memory it is there at once and nothing is allocated.</returns>
    public ValueTask<Decision> DecideAsync(in ToolCall call, CancellationToken cancellationToken)
    {
        if (policy.Tools.Find(call.Name.Span) is not { } entry)
        {
            return new(Refuse(Effect.Deny, null, BadName, call.Name));
        }

        var evaluation = default(CallEvaluation);
        if (!RuleEvaluation.TryRun(entry, call, ref evaluation))
        {
            return new(Refuse(Effect.Error, null, BadArguments, call.Name));
        }

        var (effect, rule) = evaluation.Enforced.Result(policy.Default);
        var audit = evaluation.WithAudits.Result(policy.AuditDefault);
        if (effect == Effect.Allow && evaluation.CostError is null && evaluation.Demands.Count + evaluation.AuditDemands.Count > 0)
        {
            return _quota.ReserveAsync(evaluation, rule, call.Name, cancellationToken);
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
                Reason = ReasonFor(effect, rule),
                ToolName = call.Name,
                Audit = AuditOf(effect, audit),
            }
        );
    }

    /// <summary>Whether a list of tools shows a tool to a caller: whether some call of it could be allowed, limited or approved. Quota
    /// does not matter.</summary>
    /// <param name="decodedToolName">The tool's name, decoded, in UTF-8.</param>
    /// <param name="caller">Who asks for the list.</param>
    public bool IsListed(ReadOnlySpan<byte> decodedToolName, Caller caller)
    {
        if (policy.Tools.Find(decodedToolName) is not { } entry)
        {
            return false;
        }

        var listed = policy.Default == DefaultAction.Allow;
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

            listed |= rule.Action is RuleAction.Allow or RuleAction.RequireApproval;
        }

        return listed;
    }

    private static Decision Refuse(Effect effect, CompiledRule? rule, string? reason, ReadOnlyMemory<byte> name) =>
        new()
        {
            Effect = effect,
            Rule = rule,
            Reason = reason,
            ToolName = name,
        };

    private string? ReasonFor(Effect effect, CompiledRule? rule) =>
        effect switch
        {
            Effect.Allow => null,
            _ when rule is null => policy.DefaultReason,
            _ => rule.RefusalReason,
        };

    private static AuditOutcome? AuditOf(Effect enforced, (Effect Effect, CompiledRule? Rule) audit) =>
        audit.Effect == enforced ? null : new AuditOutcome(audit.Effect, audit.Rule, null);
}
