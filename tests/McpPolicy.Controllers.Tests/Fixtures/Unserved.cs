using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Tests.Fixtures;

/// <summary>A kind that no API server serves.</summary>
[KubernetesEntity(Group = "controllers.tests.mcppolicy.dev", ApiVersion = "v1", Kind = "Unserved", PluralName = "unserveds")]
public sealed record Unserved : IKubernetesObject<V1ObjectMeta>
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public V1ObjectMeta Metadata { get; set; } = new();
}
