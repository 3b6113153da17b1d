using McpPolicy.Controllers.Reconciling;
using McpPolicy.Controllers.Stores;
using McpPolicy.Operator.Entities;

namespace McpPolicy.Operator.Controllers;

/// <summary>Reconciles McpServers.</summary>
internal sealed class McpServerController(ServerReconciler reconciler) : IEntityController<McpServer>
{
    public Task<ReconcileResult> ReconcileAsync(McpServer entity, CancellationToken cancellationToken) =>
        reconciler.ReconcileAsync(entity, cancellationToken);

    public Task<ReconcileResult> DeletedAsync(EntityKey key, McpServer? lastKnown, CancellationToken cancellationToken)
    {
        reconciler.Forget(key);
        return Task.FromResult(ReconcileResult.Done);
    }
}
