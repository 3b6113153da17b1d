namespace McpPolicy.Kubernetes.Models;

/// <summary>Hooks of a container.</summary>
public sealed record V1Lifecycle
{
    /// <summary>After the start.</summary>
    public V1LifecycleHandler? PostStart { get; init; }

    /// <summary>Before SIGTERM.</summary>
    public V1LifecycleHandler? PreStop { get; init; }
}
