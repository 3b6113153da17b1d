using System.Collections.Immutable;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Stores;

/// <summary>One consistent snapshot: entities and the indexes over just these.</summary>
internal sealed record StoreState<TEntity>(
    ImmutableSortedDictionary<EntityKey, TEntity> Entities,
    ImmutableDictionary<EntityIndex<TEntity>, IndexEntries> Indexes
)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    public static StoreState<TEntity> Empty { get; } =
        new(ImmutableSortedDictionary<EntityKey, TEntity>.Empty, ImmutableDictionary<EntityIndex<TEntity>, IndexEntries>.Empty);

    public StoreState<TEntity> With(EntityChange<TEntity> change)
    {
        var key = change.Key;
        var entities = change.After is { } after ? Entities.SetItem(key, after) : Entities.Remove(key);
        var indexes = Indexes;
        foreach (var (index, entries) in Indexes)
        {
            indexes = indexes.SetItem(index, entries.Without(key, ValuesOf(index, change.Before)).With(key, ValuesOf(index, change.After)));
        }

        return new(entities, indexes);
    }

    public StoreState<TEntity> With(EntityIndex<TEntity> index)
    {
        var entries = IndexEntries.Empty;
        foreach (var (key, entity) in Entities)
        {
            entries = entries.With(key, index.ValuesOf(entity));
        }

        return this with
        {
            Indexes = Indexes.SetItem(index, entries),
        };
    }

    private static IEnumerable<string> ValuesOf(EntityIndex<TEntity> index, TEntity? entity) =>
        entity is null ? [] : index.ValuesOf(entity);
}
