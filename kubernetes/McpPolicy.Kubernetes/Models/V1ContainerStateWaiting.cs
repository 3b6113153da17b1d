namespace McpPolicy.Kubernetes.Models;

/// <summary>Why a container is not running yet.</summary>
public sealed record V1ContainerStateWaiting
{
    /// <summary>Short cause, such as <c>ImagePullBackOff</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>For a human.</summary>
    public string? Message { get; init; }
}
