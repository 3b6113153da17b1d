using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Stores;

/// <summary>Reads entities of a kind from memory, as the API server last told them. Never waits, never fails; may lag a moment behind.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
/// <remarks>Entities are shared by all readers and must not be changed. Each call reads one consistent snapshot; lists are in order of namespace and name.</remarks>
public interface IEntityReader<TEntity>
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Whether the first list has been read; until then everything seems absent. Controllers start only afterwards.</summary>
    bool HasSynced { get; }

    /// <summary>The entity, or null when there is none.</summary>
    /// <param name="key">Its key.</param>
    TEntity? Get(EntityKey key);

    /// <summary>The entities of a namespace, or all.</summary>
    /// <param name="namespace">The namespace; null for all.</param>
    /// <param name="selector">Their labels; null for any.</param>
    IReadOnlyList<TEntity> List(string? @namespace = null, LabelSelector? selector = null);

    /// <summary>The entities that an index finds under a value.</summary>
    /// <param name="index">The index.</param>
    /// <param name="value">The value, compared ordinally.</param>
    IReadOnlyList<TEntity> Find(EntityIndex<TEntity> index, string value);
}
