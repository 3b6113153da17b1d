using System.Collections.Concurrent;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;
using Microsoft.Extensions.DependencyInjection;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Calls the controller for a key: with the entity, or with the last known one when it is gone.</summary>
internal sealed class EntityReconciler<TController, TEntity>(IServiceScopeFactory scopes, IEntityReader<TEntity> entities)
    where TController : class, IEntityController<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly ConcurrentDictionary<EntityKey, TEntity> _deleted = new();

    /// <summary>Keeps the last state of entities until their deletion is handled.</summary>
    public void Observe(EntityChange<TEntity> change)
    {
        if (change.Kind == EntityChangeKind.Deleted)
        {
            _deleted[change.Key] = change.Latest;
        }
        else
        {
            _deleted.TryRemove(change.Key, out _);
        }
    }

    public async Task<ReconcileResult> ReconcileAsync(EntityKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var controller = scope.ServiceProvider.GetRequiredService<TController>();
        if (entities.Get(key) is { } entity)
        {
            return await controller.ReconcileAsync(entity, cancellationToken);
        }

        var last = _deleted.GetValueOrDefault(key);
        var result = await controller.DeletedAsync(key, last, cancellationToken);
        if (last is not null && result.Outcome == ReconcileOutcome.Done)
        {
            // Only this state: another entity of the name may have come and gone meanwhile.
            _deleted.TryRemove(new KeyValuePair<EntityKey, TEntity>(key, last));
        }

        return result;
    }
}
