namespace McpPolicy.Kubernetes.Models;

/// <summary>One source of a projected volume; one of the members.</summary>
public sealed record V1VolumeProjection
{
    /// <summary>A ConfigMap.</summary>
    public V1ProjectedObject? ConfigMap { get; init; }

    /// <summary>A Secret.</summary>
    public V1ProjectedObject? Secret { get; init; }

    /// <summary>A service account token.</summary>
    public V1ServiceAccountTokenProjection? ServiceAccountToken { get; init; }
}
