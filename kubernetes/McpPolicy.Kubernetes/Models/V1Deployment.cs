namespace McpPolicy.Kubernetes.Models;

/// <summary>A set of equal pods, replaced gradually.</summary>
[KubernetesEntity(Group = "apps", ApiVersion = "v1", Kind = "Deployment", PluralName = "deployments")]
public sealed record V1Deployment : IKubernetesObject<V1ObjectMeta>, ISpec<V1DeploymentSpec?>, IStatus<V1DeploymentStatus?>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "apps/v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "Deployment";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Desired state.</summary>
    public V1DeploymentSpec? Spec { get; set; }

    /// <summary>Observed state.</summary>
    public V1DeploymentStatus? Status { get; set; }
}
