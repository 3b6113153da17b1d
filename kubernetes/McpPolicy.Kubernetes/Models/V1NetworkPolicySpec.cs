namespace McpPolicy.Kubernetes.Models;

/// <summary>Desired state of a network policy.</summary>
public sealed record V1NetworkPolicySpec
{
    /// <summary>The pods; empty selects all of the namespace.</summary>
    public V1LabelSelector? PodSelector { get; init; }

    /// <summary><c>Ingress</c>, <c>Egress</c> or both.</summary>
    public IReadOnlyList<string>? PolicyTypes { get; init; }

    /// <summary>Traffic that may come in; none when empty.</summary>
    public IReadOnlyList<V1NetworkPolicyRule>? Ingress { get; init; }

    /// <summary>Traffic that may go out; none when empty.</summary>
    public IReadOnlyList<V1NetworkPolicyRule>? Egress { get; init; }
}
