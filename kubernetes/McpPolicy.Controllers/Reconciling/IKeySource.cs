using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Objects of another kind whose changes concern entities of a kind.</summary>
internal interface IKeySource<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Makes sure that the objects are watched.</summary>
    void Declare(ReflectorRegistry reflectors);

    /// <summary>Calls back with the key of each entity concerned, for what is there and then for each change.</summary>
    /// <param name="reflectors">Where the objects are watched.</param>
    /// <param name="entities">The entities known.</param>
    /// <param name="onKey">Called for an entity concerned.</param>
    /// <param name="onFailure">Called when it could not be found out which entities a change concerns: it may be any.</param>
    IDisposable Subscribe(
        ReflectorRegistry reflectors,
        IEntityReader<TEntity> entities,
        Action<EntityKey> onKey,
        Action<Exception> onFailure
    );
}
