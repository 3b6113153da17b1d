namespace McpPolicy.Kubernetes.Models;

/// <summary>Security settings of a container.</summary>
public sealed record V1SecurityContext
{
    /// <summary>False to refuse more privileges than the parent.</summary>
    public bool? AllowPrivilegeEscalation { get; init; }

    /// <summary>True to run privileged.</summary>
    public bool? Privileged { get; init; }

    /// <summary>True for a read-only root file system.</summary>
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>True to refuse to start as root.</summary>
    public bool? RunAsNonRoot { get; init; }

    /// <summary>User id.</summary>
    public long? RunAsUser { get; init; }

    /// <summary>Group id.</summary>
    public long? RunAsGroup { get; init; }

    /// <summary>Linux capabilities.</summary>
    public V1Capabilities? Capabilities { get; init; }

    /// <summary>System call filter.</summary>
    public V1SeccompProfile? SeccompProfile { get; init; }
}
