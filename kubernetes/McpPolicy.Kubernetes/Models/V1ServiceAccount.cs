namespace McpPolicy.Kubernetes.Models;

/// <summary>An identity for pods.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "ServiceAccount", PluralName = "serviceaccounts")]
public sealed record V1ServiceAccount : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "ServiceAccount";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>False to keep the API token out of pods.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>Secrets for pulling images.</summary>
    public IReadOnlyList<V1LocalObjectReference>? ImagePullSecrets { get; init; }
}
