using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Stores;

/// <summary>Names an object of a kind within a cluster. Ordered by namespace, then name, by code unit.</summary>
/// <param name="Namespace">The namespace; empty for cluster-scoped objects.</param>
/// <param name="Name">The name.</param>
public readonly record struct EntityKey(string Namespace, string Name) : IComparable<EntityKey>
{
    /// <summary>The key of an object.</summary>
    /// <param name="entity">The object.</param>
    public static EntityKey Of(IKubernetesObject<V1ObjectMeta> entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new(entity.Metadata.Namespace ?? "", entity.Metadata.Name ?? "");
    }

    /// <summary>Whether the left key comes first.</summary>
    public static bool operator <(EntityKey left, EntityKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left key comes first or is the same.</summary>
    public static bool operator <=(EntityKey left, EntityKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the right key comes first.</summary>
    public static bool operator >(EntityKey left, EntityKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the right key comes first or is the same.</summary>
    public static bool operator >=(EntityKey left, EntityKey right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(EntityKey other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>namespace/name</c>, or <c>name</c> for cluster-scoped objects.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
