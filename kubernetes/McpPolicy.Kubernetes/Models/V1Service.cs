namespace McpPolicy.Kubernetes.Models;

/// <summary>A stable address for a set of pods.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Service", PluralName = "services")]
public sealed record V1Service : IKubernetesObject<V1ObjectMeta>, ISpec<V1ServiceSpec?>, IStatus<V1ServiceStatus?>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "Service";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Desired state.</summary>
    public V1ServiceSpec? Spec { get; set; }

    /// <summary>Observed state.</summary>
    public V1ServiceStatus? Status { get; set; }
}
