using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Controllers;

/// <summary>Reconciles ToolPolicies: says in their status where they are in force. Compiling them is the servers' business.</summary>
internal sealed class ToolPolicyController(PolicyReconciler reconciler) : IEntityController<ToolPolicy>
{
    public Task<ReconcileResult> ReconcileAsync(ToolPolicy entity, CancellationToken cancellationToken) =>
        reconciler.ReconcileAsync(entity, cancellationToken);

    public Task<ReconcileResult> DeletedAsync(EntityKey key, ToolPolicy? lastKnown, CancellationToken cancellationToken)
    {
        reconciler.Forget(key);
        return Task.FromResult(ReconcileResult.Done);
    }
}
