namespace McpPolicy.Kubernetes.Models;

/// <summary>A service account token that the kubelet renews.</summary>
public sealed record V1ServiceAccountTokenProjection
{
    /// <summary>File name in the volume.</summary>
    public string? Path { get; init; }

    /// <summary>Audience of the token.</summary>
    public string? Audience { get; init; }

    /// <summary>Life in seconds; default 3600, at least 600.</summary>
    public long? ExpirationSeconds { get; init; }
}
