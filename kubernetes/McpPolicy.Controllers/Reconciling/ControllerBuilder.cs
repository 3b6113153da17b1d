using System.Collections.Immutable;
using McpPolicy.Controllers.Reflectors;
using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Says what makes a controller reconcile an entity, besides the entity itself.</summary>
/// <typeparam name="TEntity">The kind that is reconciled.</typeparam>
public sealed class ControllerBuilder<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly ImmutableArray<IKeySource<TEntity>>.Builder _sources = ImmutableArray.CreateBuilder<IKeySource<TEntity>>();
    private ControllerOptions _options = new();
    private WatchScope _scope = WatchScope.All;
    private Func<EntityChange<TEntity>, bool> _filter = static _ => true;

    /// <summary>Changes the options.</summary>
    /// <param name="change">Gives the options to use, from those so far.</param>
    public ControllerBuilder<TEntity> Configure(Func<ControllerOptions, ControllerOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _options = change(_options);
        return this;
    }

    /// <summary>Reconciles only entities within a scope. Default: all.</summary>
    /// <param name="scope">The scope.</param>
    public ControllerBuilder<TEntity> Within(WatchScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        _scope = scope;
        return this;
    }

    /// <summary>
    /// Ignores changes of the entity that a predicate does not hold for, such as <see cref="EntityChange{TEntity}.IsMoreThanStatus"/>.
    /// Resyncs, owned and watched objects are not affected.
    /// </summary>
    /// <param name="predicate">Whether a change matters.</param>
    public ControllerBuilder<TEntity> When(Func<EntityChange<TEntity>, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        _filter = predicate;
        return this;
    }

    /// <summary>Reconciles the owner of every object of a kind that changes: by its ownerReferences before and after, in its namespace.</summary>
    /// <typeparam name="TChild">The kind of the owned objects.</typeparam>
    /// <param name="scope">Which of them to watch; null for all. Secrets and Pods are best narrowed by a label.</param>
    /// <param name="optional">Whether to go on without the kind where the API server does not serve it.</param>
    public ControllerBuilder<TEntity> Owns<TChild>(WatchScope? scope = null, bool optional = false)
        where TChild : class, IKubernetesObject<V1ObjectMeta> =>
        Add<TChild>(static (child, _) => OwnerKeys.Of<TEntity>(child), scope, optional);

    /// <summary>Reconciles the entities that a changed object concerns.</summary>
    /// <typeparam name="TOther">The kind of the watched objects.</typeparam>
    /// <param name="map">
    /// The entities concerned, from an object and the entities known. Called with the object as it was before and as it is after a change,
    /// so that what it left is reconciled as well as what it came to. Must be quick and must not throw.
    /// </param>
    /// <param name="scope">Which objects to watch; null for all.</param>
    /// <param name="optional">Whether to go on without the kind where the API server does not serve it.</param>
    public ControllerBuilder<TEntity> Watches<TOther>(
        Func<TOther, IEntityReader<TEntity>, IEnumerable<EntityKey>> map,
        WatchScope? scope = null,
        bool optional = false
    )
        where TOther : class, IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(map);
        return Add(map, scope, optional);
    }

    internal ControllerDefinition<TEntity> Build() => new(_options, _scope, _filter, _sources.ToImmutable());

    private ControllerBuilder<TEntity> Add<TOther>(
        Func<TOther, IEntityReader<TEntity>, IEnumerable<EntityKey>> map,
        WatchScope? scope,
        bool optional
    )
        where TOther : class, IKubernetesObject<V1ObjectMeta>
    {
        _sources.Add(new KeySource<TEntity, TOther>(map, scope ?? WatchScope.All, optional));
        return this;
    }
}
