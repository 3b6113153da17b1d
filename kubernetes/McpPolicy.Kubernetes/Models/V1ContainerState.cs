namespace McpPolicy.Kubernetes.Models;

/// <summary>What a container does; one of the members.</summary>
public sealed record V1ContainerState
{
    /// <summary>Not running yet.</summary>
    public V1ContainerStateWaiting? Waiting { get; init; }

    /// <summary>Running.</summary>
    public V1ContainerStateRunning? Running { get; init; }

    /// <summary>Ended.</summary>
    public V1ContainerStateTerminated? Terminated { get; init; }
}
