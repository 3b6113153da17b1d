using McpPolicy.Controllers.Stores;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Finds the owners of a kind that an object names.</summary>
internal static class OwnerKeys
{
    /// <summary>The owners of the kind; the version does not matter, since an owner keeps its identity across versions.</summary>
    public static IEnumerable<EntityKey> Of<TOwner>(IKubernetesObject<V1ObjectMeta> child)
        where TOwner : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = KubernetesEntityAttribute.Of<TOwner>();
        foreach (var owner in child.Metadata.OwnerReferences ?? [])
        {
            if (owner.Kind == kind.Kind && GroupOf(owner.ApiVersion) == kind.Group)
            {
                yield return new EntityKey(child.Metadata.Namespace ?? "", owner.Name ?? "");
            }
        }
    }

    private static string GroupOf(string? apiVersion)
    {
        var slash = apiVersion?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash < 0 ? "" : apiVersion![..slash];
    }
}
