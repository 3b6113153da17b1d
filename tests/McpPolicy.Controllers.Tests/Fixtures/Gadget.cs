using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Tests.Fixtures;

/// <summary>What the controllers under test reconcile.</summary>
[KubernetesEntity(Group = "controllers.tests.mcppolicy.dev", ApiVersion = "v1", Kind = "Gadget", PluralName = "gadgets")]
public sealed record Gadget : IKubernetesObject<V1ObjectMeta>, ISpec<GadgetSpec>
{
    public string? ApiVersion { get; set; } = "controllers.tests.mcppolicy.dev/v1";

    public string? Kind { get; set; } = "Gadget";

    public V1ObjectMeta Metadata { get; set; } = new();

    public GadgetSpec Spec { get; set; } = new();
}
