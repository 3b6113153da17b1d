using System.Runtime.CompilerServices;
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
    private const string BadArguments = "The arguments are not a JSON object, or name one argument twice.";

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
            return ReserveAsync(evaluation, rule, call.Name, cancellationToken);
        }

        evaluation.Release();
        if (effect == Effect.Allow && evaluation.CostError is { } error)
        {
            return new(Refuse(Effect.Deny, error.Limit.Rule, error.Reason, call.Name, error.Limit));
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
            if (rule.Mode == EnforcementMode.Audit || !SubjectMatch.IsMatch(rule.Source.Subjects, caller))
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Decision> ReserveAsync(
        CallEvaluation evaluation,
        CompiledRule? rule,
        ReadOnlyMemory<byte> name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var reservation = default(Reservation);
            if (evaluation.Demands.Count > 0)
            {
                var result = await store.ReserveAsync(evaluation.Demands.Demands, cancellationToken);
                if (Refusal(result, evaluation.Demands, name) is { } refused)
                {
                    var (effect, by) = evaluation.WithAudits.Result(policy.AuditDefault);
                    return effect == Effect.Allow ? refused : refused with { Audit = new AuditOutcome(effect, by, null) };
                }

                reservation = result.Reservation;
            }

            var (audit, audited) = await AuditAsync(evaluation, cancellationToken);
            reservation.AddAll(audited);
            return new Decision
            {
                Effect = Effect.Allow,
                Rule = rule,
                ToolName = name,
                Reservation = reservation,
                Audit = audit,
            };
        }
        finally
        {
            evaluation.Release();
        }
    }

    /// <summary>What audited rules and limits would have done to a call that is allowed. Audited limits have counters of their own.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(AuditOutcome? Outcome, Reservation Reservation)> AuditAsync(
        CallEvaluation evaluation,
        CancellationToken cancellationToken
    )
    {
        var (effect, rule) = evaluation.WithAudits.Result(policy.AuditDefault);
        if (effect != Effect.Allow)
        {
            return (new AuditOutcome(effect, rule, null), default);
        }

        if (evaluation.AuditCostError is { } unknown)
        {
            return (new AuditOutcome(Effect.Deny, unknown.Rule, unknown), default);
        }

        if (evaluation.AuditDemands.Count == 0)
        {
            return default;
        }

        var result = await store.ReserveAsync(evaluation.AuditDemands.Demands, cancellationToken);
        if (result.Status != ReserveStatus.Limited)
        {
            return (null, result.Reservation);
        }

        var limit = evaluation.AuditDemands.Limit(result.DemandIndex);
        return (new AuditOutcome(Effect.Limit, limit.Rule, limit), default);
    }

    private static Decision? Refusal(in ReserveResult result, DemandBuffer demands, ReadOnlyMemory<byte> name)
    {
        switch (result.Status)
        {
            case ReserveStatus.Reserved:
                return null;
            case ReserveStatus.Limited:
                var limit = demands.Limit(result.DemandIndex);
                return Refuse(Effect.Limit, limit.Rule, limit.Source.Reason, name, limit) with { RetryAfter = result.RetryAfter };
            case ReserveStatus.Full:
                var full = demands.Limit(result.DemandIndex);
                return Refuse(Effect.Error, full.Rule, "There are too many counters in use to count this call.", name, full);
            default:
                return Unavailable(demands, name);
        }
    }

    private static Decision? Unavailable(DemandBuffer demands, ReadOnlyMemory<byte> name)
    {
        for (var i = 0; i < demands.Count; i++)
        {
            var limit = demands.Limit(i);
            if (limit.OnStoreFailure != StoreFailureAction.Allow)
            {
                return Refuse(Effect.Error, limit.Rule, "The counters cannot be reached, so the limit cannot be checked.", name, limit);
            }
        }

        return null;
    }

    private static Decision Refuse(
        Effect effect,
        CompiledRule? rule,
        string? reason,
        ReadOnlyMemory<byte> name,
        CompiledLimit? limit = null
    ) =>
        new()
        {
            Effect = effect,
            Rule = rule,
            Limit = limit,
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
