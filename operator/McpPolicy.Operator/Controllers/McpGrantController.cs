using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Controllers;

/// <summary>Reconciles McpGrants: sees to their tokens and says where they are in force. Bringing hashes to proxies is the servers' business.</summary>
internal sealed class McpGrantController(GrantReconciler reconciler) : IEntityController<McpGrant>
{
    public Task<ReconcileResult> ReconcileAsync(McpGrant entity, CancellationToken cancellationToken) =>
        reconciler.ReconcileAsync(entity, cancellationToken);

    public Task<ReconcileResult> DeletedAsync(EntityKey key, McpGrant? lastKnown, CancellationToken cancellationToken)
    {
        reconciler.Forget(key);
        return Task.FromResult(ReconcileResult.Done);
    }
}
