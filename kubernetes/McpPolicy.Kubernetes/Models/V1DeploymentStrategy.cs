namespace McpPolicy.Kubernetes.Models;

/// <summary>How pods are replaced.</summary>
public sealed record V1DeploymentStrategy
{
    /// <summary><c>RollingUpdate</c> (default) or <c>Recreate</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Bounds of a rolling update.</summary>
    public V1RollingUpdateDeployment? RollingUpdate { get; init; }
}
