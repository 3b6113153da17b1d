namespace McpPolicy.Kubernetes.Models;

/// <summary>A running container.</summary>
public sealed record V1ContainerStateRunning
{
    /// <summary>Since when.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}
