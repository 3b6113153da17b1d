using System.Collections.Immutable;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Stores;

/// <summary>Holds the entities of a kind in memory and tells subscribers of changes, in order.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
/// <remarks>Reads take a snapshot and no lock. Subscribers are called one change at a time and may read any store, this one too.</remarks>
public sealed class EntityStore<TEntity> : IEntityReader<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    // Two locks, so that a subscriber that asks another store for an index never waits for that store's subscribers.
    private readonly Lock _changes = new();
    private readonly Lock _swap = new();
    private volatile StoreState<TEntity> _state = StoreState<TEntity>.Empty;
    private ImmutableArray<Action<EntityChange<TEntity>>> _subscribers = [];
    private volatile bool _hasSynced;

    /// <inheritdoc/>
    public bool HasSynced => _hasSynced;

    /// <summary>The number of entities.</summary>
    public int Count => _state.Entities.Count;

    /// <inheritdoc/>
    public TEntity? Get(EntityKey key) => _state.Entities.GetValueOrDefault(key);

    /// <inheritdoc/>
    public IReadOnlyList<TEntity> List(string? @namespace = null, LabelSelector? selector = null)
    {
        List<TEntity> found = [];
        foreach (var (key, entity) in _state.Entities)
        {
            if ((@namespace is null || key.Namespace == @namespace) && (selector is null || selector.Matches(entity.Metadata.Labels)))
            {
                found.Add(entity);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TEntity> Find(EntityIndex<TEntity> index, string value)
    {
        ArgumentNullException.ThrowIfNull(index);
        var state = _state;
        if (!state.Indexes.TryGetValue(index, out var entries))
        {
            state = AddIndex(index);
            entries = state.Indexes[index];
        }

        return [.. entries.Find(value).Select(key => state.Entities[key])];
    }

    /// <summary>Calls back for each entity that is there, as an addition, and then for each change.</summary>
    /// <param name="onChange">Must be quick and must not throw.</param>
    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable Subscribe(Action<EntityChange<TEntity>> onChange)
    {
        ArgumentNullException.ThrowIfNull(onChange);
        lock (_changes)
        {
            _subscribers = _subscribers.Add(onChange);
            foreach (var entity in _state.Entities.Values)
            {
                onChange(new EntityChange<TEntity>(null, entity));
            }
        }

        return new Subscription(() => Unsubscribe(onChange));
    }

    /// <summary>Stores a new or changed entity. One with the resourceVersion that is stored already changes nothing.</summary>
    /// <param name="entity">The entity.</param>
    public void Set(TEntity entity)
    {
        lock (_changes)
        {
            SetLocked(entity);
        }
    }

    /// <summary>Forgets an entity.</summary>
    /// <param name="last">Its last state, which subscribers are told; only its key matters when it is not stored.</param>
    public void Remove(TEntity last)
    {
        lock (_changes)
        {
            if (Get(EntityKey.Of(last)) is not null)
            {
                Change(new EntityChange<TEntity>(last, null));
            }
        }
    }

    /// <summary>Makes the store hold just these entities: what a list returned. Subscribers are told each difference; deletions come first.</summary>
    /// <param name="entities">All entities there are.</param>
    public void Replace(IReadOnlyCollection<TEntity> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        lock (_changes)
        {
            var present = entities.Select(EntityKey.Of).ToHashSet();
            foreach (var (key, gone) in _state.Entities)
            {
                if (!present.Contains(key))
                {
                    Change(new EntityChange<TEntity>(gone, null));
                }
            }

            foreach (var entity in entities)
            {
                SetLocked(entity);
            }

            _hasSynced = true;
        }
    }

    private void SetLocked(TEntity entity)
    {
        var before = Get(EntityKey.Of(entity));
        if (before is null || before.Metadata.ResourceVersion != entity.Metadata.ResourceVersion)
        {
            Change(new EntityChange<TEntity>(before, entity));
        }
    }

    private void Change(EntityChange<TEntity> change)
    {
        lock (_swap)
        {
            // The index entries of the stored entity go, whatever last state the event carried.
            _state = _state.With(change with { Before = Get(change.Key) });
        }

        foreach (var subscriber in _subscribers)
        {
            subscriber(change);
        }
    }

    private StoreState<TEntity> AddIndex(EntityIndex<TEntity> index)
    {
        lock (_swap)
        {
            if (!_state.Indexes.ContainsKey(index))
            {
                _state = _state.With(index);
            }

            return _state;
        }
    }

    private void Unsubscribe(Action<EntityChange<TEntity>> onChange)
    {
        lock (_changes)
        {
            _subscribers = _subscribers.Remove(onChange);
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
