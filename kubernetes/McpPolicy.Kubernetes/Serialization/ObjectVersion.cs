using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Kubernetes.Serialization;

/// <summary>What a bookmark says.</summary>
internal sealed record ObjectVersion
{
    /// <summary>Metadata with the version alone.</summary>
    public V1ObjectMeta? Metadata { get; init; }
}
