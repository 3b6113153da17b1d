namespace McpPolicy.Kubernetes.Models;

/// <summary>A volume in a container's file system.</summary>
public sealed record V1VolumeMount
{
    /// <summary>Name of the volume.</summary>
    public string? Name { get; init; }

    /// <summary>Path in the container.</summary>
    public string? MountPath { get; init; }

    /// <summary>Path in the volume. Such a mount never sees updates.</summary>
    public string? SubPath { get; init; }

    /// <summary>True to refuse writes.</summary>
    public bool? ReadOnly { get; init; }
}
