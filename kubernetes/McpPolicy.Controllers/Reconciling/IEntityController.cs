using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Brings the world in line with entities of a kind.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
/// <remarks>
/// Level-triggered: a call says that something about the entity may differ from what was seen before, not what. One entity is never in
/// two calls at once; different entities are. An exception is logged, counted and tried again with backoff; a failure that only a
/// changed spec can mend belongs in the entity's conditions, with <see cref="ReconcileResult.Done"/>. A controller is made anew, in a
/// scope of its own, for each call; register it as a singleton beforehand to keep one.
/// </remarks>
public interface IEntityController<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>
    /// Called when the entity exists and it, something it owns or something it refers to may have changed, and at every resync. An entity
    /// that is being deleted and waits for finalizers (it has a deletionTimestamp) still exists.
    /// </summary>
    /// <param name="entity">The entity as last seen. Shared with other readers: must not be changed.</param>
    /// <param name="cancellationToken">Ends the call when the process stops, leadership is lost or the time for a call is over.</param>
    Task<ReconcileResult> ReconcileAsync(TEntity entity, CancellationToken cancellationToken);

    /// <summary>
    /// Called when the entity is gone. Also for an entity never seen that something still names as its owner. Not called when an entity
    /// of the same name was made before the deletion was handled (<see cref="ReconcileAsync"/> gets the new one), nor for deletions while
    /// no controller ran: what must never be missed needs a finalizer.
    /// </summary>
    /// <param name="key">The entity's key.</param>
    /// <param name="lastKnown">The entity as last seen; null when it was never seen.</param>
    /// <param name="cancellationToken">As for <see cref="ReconcileAsync"/>.</param>
    Task<ReconcileResult> DeletedAsync(EntityKey key, TEntity? lastKnown, CancellationToken cancellationToken);
}
