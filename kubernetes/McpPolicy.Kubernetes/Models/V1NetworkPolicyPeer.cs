namespace McpPolicy.Kubernetes.Models;

/// <summary>The other side of allowed traffic.</summary>
public sealed record V1NetworkPolicyPeer
{
    /// <summary>Pods.</summary>
    public V1LabelSelector? PodSelector { get; init; }

    /// <summary>Namespaces.</summary>
    public V1LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Addresses.</summary>
    public V1IPBlock? IpBlock { get; init; }
}
