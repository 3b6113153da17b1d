namespace McpPolicy.Kubernetes.Models;

/// <summary>What new pods look like.</summary>
public sealed record V1PodTemplateSpec
{
    /// <summary>Labels and annotations of the pods.</summary>
    public V1ObjectMeta? Metadata { get; init; }

    /// <summary>Desired state of the pods.</summary>
    public V1PodSpec? Spec { get; init; }
}
