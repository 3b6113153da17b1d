using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Tests.Fixtures;

/// <summary>An entity as a user of the client writes one.</summary>
[KubernetesEntity(Group = "tests.mcppolicy.dev", ApiVersion = "v1", Kind = "Widget", PluralName = "widgets")]
public sealed record Widget : IKubernetesObject<V1ObjectMeta>, ISpec<WidgetSpec>, IStatus<WidgetStatus?>
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public V1ObjectMeta Metadata { get; set; } = new();

    public WidgetSpec Spec { get; set; } = new();

    public WidgetStatus? Status { get; set; }
}
