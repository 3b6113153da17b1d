using McpPolicy.Policy.Compilation;

namespace McpPolicy.Policy.Decisions;

/// <summary>What the rules say about one call, before any quota is reserved: once as enforced, once as if audits were.</summary>
internal struct CallEvaluation
{
    public Tally Enforced;
    public Tally WithAudits;
    public DemandBuffer Demands;
    public DemandBuffer AuditDemands;

    /// <summary>The first enforced limit whose cost the call does not say.</summary>
    public (CompiledLimit Limit, string Reason)? CostError;

    /// <summary>The first audited limit whose cost the call does not say.</summary>
    public CompiledLimit? AuditCostError;

    public void Release()
    {
        Demands.Dispose();
        AuditDemands.Dispose();
    }
}
