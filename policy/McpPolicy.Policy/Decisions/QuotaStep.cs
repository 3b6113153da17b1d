using System.Diagnostics.CodeAnalysis;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>The last step of a decision: reserves the quota of a call that the rules allow, then asks the audited limits, which have
/// counters of their own. As long as the store answers at once, nothing here is asynchronous and nothing is allocated.</summary>
[SuppressMessage(
    "Usage",
    "VSTHRD103",
    Justification = "A result is only taken when it is there; awaiting it would allocate in a debug build."
)]
internal sealed class QuotaStep(ICounterStore store)
{
    public ValueTask<Decision> ReserveAsync(
        CallEvaluation evaluation,
        CompiledRule? rule,
        DefaultAction auditDefault,
        ReadOnlyMemory<byte> name,
        CancellationToken cancellationToken
    )
    {
        var allowed = new Decision
        {
            Effect = Effect.Allow,
            Rule = rule,
            ToolName = name,
            Audit = RuleAudit(evaluation, auditDefault),
        };
        if (evaluation.Demands.Count == 0)
        {
            return AuditAsync(evaluation, allowed, cancellationToken);
        }

        var reserving = store.ReserveAsync(evaluation.Demands.Demands, cancellationToken);
        return reserving.IsCompletedSuccessfully
            ? AuditAsync(evaluation, Enforce(evaluation, allowed, reserving.Result), cancellationToken)
            : AwaitReserveAsync(evaluation, allowed, reserving, cancellationToken);
    }

    private async ValueTask<Decision> AwaitReserveAsync(
        CallEvaluation evaluation,
        Decision allowed,
        ValueTask<ReserveResult> reserving,
        CancellationToken cancellationToken
    ) => await AuditAsync(evaluation, Enforce(evaluation, allowed, await reserving), cancellationToken);

    private static Decision Enforce(CallEvaluation evaluation, Decision allowed, ReserveResult result)
    {
        var decision = QuotaRefusal.Of(result, evaluation.Demands, allowed.ToolName) ?? allowed with { Reservation = result.Reservation };
        return decision with { Audit = allowed.Audit };
    }

    /// <summary>What audited rules would have done to a call that enforced rules allow.</summary>
    private static AuditOutcome? RuleAudit(CallEvaluation evaluation, DefaultAction auditDefault)
    {
        var (effect, rule) = evaluation.WithAudits.Result(auditDefault);
        if (effect != Effect.Allow)
        {
            return new AuditOutcome(effect, rule, null);
        }

        return evaluation.AuditCostError is { } unknown ? new AuditOutcome(Effect.Deny, unknown.Rule, unknown) : null;
    }

    private ValueTask<Decision> AuditAsync(CallEvaluation evaluation, Decision decision, CancellationToken cancellationToken)
    {
        if (decision.Effect != Effect.Allow || decision.Audit is not null || evaluation.AuditDemands.Count == 0)
        {
            evaluation.Release();
            return new(decision);
        }

        var auditing = store.ReserveAsync(evaluation.AuditDemands.Demands, cancellationToken);
        return auditing.IsCompletedSuccessfully
            ? new(Audit(evaluation, decision, auditing.Result))
            : AwaitAuditAsync(evaluation, decision, auditing);
    }

    private static async ValueTask<Decision> AwaitAuditAsync(
        CallEvaluation evaluation,
        Decision decision,
        ValueTask<ReserveResult> auditing
    ) => Audit(evaluation, decision, await auditing);

    private static Decision Audit(CallEvaluation evaluation, Decision decision, ReserveResult result)
    {
        // What an audited limit counted is given back with the rest when the call does not reach the server.
        var reservation = decision.Reservation;
        reservation.AddAll(result.Reservation);
        var audited = decision with { Reservation = reservation };
        if (result.Status == ReserveStatus.Limited)
        {
            var limit = evaluation.AuditDemands.Limit(result.DemandIndex);
            audited = decision with { Audit = new AuditOutcome(Effect.Limit, limit.Rule, limit) };
        }

        evaluation.Release();
        return audited;
    }
}
