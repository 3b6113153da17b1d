namespace McpPolicy.Kubernetes.Models;

/// <summary>An empty directory that lives as long as the pod.</summary>
public sealed record V1EmptyDirVolumeSource
{
    /// <summary><c>Memory</c> for a tmpfs; default the node's disk.</summary>
    public string? Medium { get; init; }

    /// <summary>Most it may hold, a quantity.</summary>
    public string? SizeLimit { get; init; }
}
