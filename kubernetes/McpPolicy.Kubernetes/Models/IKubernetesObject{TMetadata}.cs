namespace McpPolicy.Kubernetes.Models;

/// <summary>A Kubernetes object with metadata.</summary>
/// <typeparam name="TMetadata">Type of the metadata, <see cref="V1ObjectMeta"/> for persisted objects.</typeparam>
public interface IKubernetesObject<TMetadata> : IKubernetesObject
{
    /// <summary>The object's metadata; never null.</summary>
    TMetadata Metadata { get; set; }
}
