using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Reconciling;

internal sealed class KeySource<TEntity, TOther>(
    Func<TOther, IEntityReader<TEntity>, IEnumerable<EntityKey>> map,
    WatchScope scope,
    bool optional
) : IKeySource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
    where TOther : class, IKubernetesObject<V1ObjectMeta>
{
    public void Declare(ReflectorRegistry reflectors) => reflectors.Declare<TOther>(scope, optional);

    public IDisposable Subscribe(
        ReflectorRegistry reflectors,
        IEntityReader<TEntity> entities,
        Action<EntityKey> onKey,
        Action<Exception> onFailure
    ) => reflectors.Declare<TOther>(scope, optional).Store.Subscribe(change => Map(change, entities, onKey, onFailure));

    // A map that throws must not keep the change from the other subscribers of the store.
#pragma warning disable CA1031
    private void Map(EntityChange<TOther> change, IEntityReader<TEntity> entities, Action<EntityKey> onKey, Action<Exception> onFailure)
    {
        try
        {
            foreach (var key in Keys(change.Before, entities).Concat(Keys(change.After, entities)))
            {
                onKey(key);
            }
        }
        catch (Exception exception)
        {
            onFailure(exception);
        }
    }
#pragma warning restore CA1031

    private IEnumerable<EntityKey> Keys(TOther? other, IEntityReader<TEntity> entities) => other is null ? [] : map(other, entities);
}
