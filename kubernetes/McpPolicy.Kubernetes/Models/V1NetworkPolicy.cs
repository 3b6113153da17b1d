namespace McpPolicy.Kubernetes.Models;

/// <summary>Which traffic may reach and leave pods.</summary>
[KubernetesEntity(Group = "networking.k8s.io", ApiVersion = "v1", Kind = "NetworkPolicy", PluralName = "networkpolicies")]
public sealed record V1NetworkPolicy : IKubernetesObject<V1ObjectMeta>, ISpec<V1NetworkPolicySpec?>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "networking.k8s.io/v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "NetworkPolicy";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Desired state.</summary>
    public V1NetworkPolicySpec? Spec { get; set; }
}
