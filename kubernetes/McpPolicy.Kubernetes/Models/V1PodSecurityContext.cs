namespace McpPolicy.Kubernetes.Models;

/// <summary>Security settings of a pod.</summary>
public sealed record V1PodSecurityContext
{
    /// <summary>True to refuse to start as root.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>User id.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Group id.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>Group that owns the volumes.</summary>
    public long? FsGroup { get; init; }

    /// <summary>Further groups.</summary>
    public IReadOnlyList<long>? SupplementalGroups { get; init; }

    /// <summary>System call filter.</summary>
    public V1SeccompProfile? SeccompProfile { get; init; }
}
