namespace McpPolicy.Kubernetes.Models;

/// <summary>Several sources in one directory.</summary>
public sealed record V1ProjectedVolumeSource
{
    /// <summary>The sources.</summary>
    public IReadOnlyList<V1VolumeProjection>? Sources { get; init; }

    /// <summary>File mode, decimal; default 420 (octal 0644).</summary>
    public int? DefaultMode { get; init; }
}
