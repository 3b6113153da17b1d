namespace McpPolicy.Kubernetes.Models;

/// <summary>A lease: who leads, and until when.</summary>
[KubernetesEntity(Group = "coordination.k8s.io", ApiVersion = "v1", Kind = "Lease", PluralName = "leases")]
public sealed record V1Lease : IKubernetesObject<V1ObjectMeta>, ISpec<V1LeaseSpec?>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "coordination.k8s.io/v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "Lease";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>The lease.</summary>
    public V1LeaseSpec? Spec { get; set; }
}
