namespace McpPolicy.Kubernetes.Models;

/// <summary>Allowed traffic.</summary>
public sealed record V1NetworkPolicyRule
{
    /// <summary>Ports; all when absent.</summary>
    public IReadOnlyList<V1NetworkPolicyPort>? Ports { get; init; }

    /// <summary>Where it comes from, for ingress; anywhere when absent.</summary>
    public IReadOnlyList<V1NetworkPolicyPeer>? From { get; init; }

    /// <summary>Where it goes, for egress; anywhere when absent.</summary>
    public IReadOnlyList<V1NetworkPolicyPeer>? To { get; init; }
}
