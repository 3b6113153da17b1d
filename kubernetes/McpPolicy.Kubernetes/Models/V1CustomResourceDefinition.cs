using System.Text.Json;

namespace McpPolicy.Kubernetes.Models;

/// <summary>A custom resource definition; its schema is passed on as it is.</summary>
[KubernetesEntity(
    Group = "apiextensions.k8s.io",
    ApiVersion = "v1",
    Kind = "CustomResourceDefinition",
    PluralName = "customresourcedefinitions"
)]
public sealed record V1CustomResourceDefinition : IKubernetesObject<V1ObjectMeta>, IStatus<V1CustomResourceDefinitionStatus?>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "apiextensions.k8s.io/v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "CustomResourceDefinition";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>The definition, not interpreted here.</summary>
    public JsonElement? Spec { get; init; }

    /// <summary>Observed state.</summary>
    public V1CustomResourceDefinitionStatus? Status { get; set; }
}
