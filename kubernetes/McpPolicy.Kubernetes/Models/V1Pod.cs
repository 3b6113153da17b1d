namespace McpPolicy.Kubernetes.Models;

/// <summary>A pod.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Pod", PluralName = "pods")]
public sealed record V1Pod : IKubernetesObject<V1ObjectMeta>, ISpec<V1PodSpec?>, IStatus<V1PodStatus?>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "Pod";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Desired state.</summary>
    public V1PodSpec? Spec { get; set; }

    /// <summary>Observed state.</summary>
    public V1PodStatus? Status { get; set; }
}
