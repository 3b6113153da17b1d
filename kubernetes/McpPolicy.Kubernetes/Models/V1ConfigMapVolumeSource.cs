namespace McpPolicy.Kubernetes.Models;

/// <summary>The keys of a ConfigMap as files.</summary>
public sealed record V1ConfigMapVolumeSource
{
    /// <summary>Name of the ConfigMap.</summary>
    public string? Name { get; init; }

    /// <summary>Keys to show; default all.</summary>
    public IReadOnlyList<V1KeyToPath>? Items { get; init; }

    /// <summary>File mode, decimal; default 420 (octal 0644).</summary>
    public int? DefaultMode { get; init; }

    /// <summary>True when it may be absent.</summary>
    public bool? Optional { get; init; }
}
