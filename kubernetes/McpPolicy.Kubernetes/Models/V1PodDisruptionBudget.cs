namespace McpPolicy.Kubernetes.Models;

/// <summary>How many pods of a set voluntary disruptions must leave running. Served from 1.21.</summary>
[KubernetesEntity(Group = "policy", ApiVersion = "v1", Kind = "PodDisruptionBudget", PluralName = "poddisruptionbudgets")]
public sealed record V1PodDisruptionBudget : IKubernetesObject<V1ObjectMeta>, ISpec<V1PodDisruptionBudgetSpec?>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "policy/v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "PodDisruptionBudget";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Desired state.</summary>
    public V1PodDisruptionBudgetSpec? Spec { get; set; }
}
