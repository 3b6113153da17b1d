using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Stores;

/// <summary>A way to find stored entities by values taken from them. Keep one instance (a static) a way: stores keep an index per instance, built when first asked.</summary>
/// <typeparam name="TEntity">The kind.</typeparam>
/// <param name="name">For messages.</param>
/// <param name="values">The values under which an entity is found; must depend on the entity alone.</param>
public sealed class EntityIndex<TEntity>(string name, Func<TEntity, IEnumerable<string>> values)
    where TEntity : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>For messages.</summary>
    public string Name { get; } = name;

    /// <summary>The values under which an entity is found.</summary>
    /// <param name="entity">The entity.</param>
    public IEnumerable<string> ValuesOf(TEntity entity) => values(entity);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
