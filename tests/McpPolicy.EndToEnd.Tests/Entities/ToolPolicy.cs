using System.Text.Json;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.EndToEnd.Tests;

/// <summary>A ToolPolicy as a user of the API sees it, with nothing shared with the operator's own types.</summary>
[KubernetesEntity(Group = "mcppolicy.dev", ApiVersion = "v1alpha1", Kind = "ToolPolicy", PluralName = "toolpolicies")]
public sealed record ToolPolicy : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; }

    /// <inheritdoc/>
    public string? Kind { get; set; }

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    public JsonElement? Spec { get; init; }

    public JsonElement? Status { get; init; }
}
