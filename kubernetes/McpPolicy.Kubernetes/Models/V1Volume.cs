namespace McpPolicy.Kubernetes.Models;

/// <summary>A volume; a name and one of the sources.</summary>
public sealed record V1Volume
{
    /// <summary>Name, unique in the pod.</summary>
    public string? Name { get; init; }

    /// <summary>The keys of a ConfigMap as files.</summary>
    public V1ConfigMapVolumeSource? ConfigMap { get; init; }

    /// <summary>The keys of a Secret as files.</summary>
    public V1SecretVolumeSource? Secret { get; init; }

    /// <summary>An empty directory that lives as long as the pod.</summary>
    public V1EmptyDirVolumeSource? EmptyDir { get; init; }

    /// <summary>Several sources in one directory.</summary>
    public V1ProjectedVolumeSource? Projected { get; init; }
}
