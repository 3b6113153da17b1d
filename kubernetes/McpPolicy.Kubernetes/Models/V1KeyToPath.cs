namespace McpPolicy.Kubernetes.Models;

/// <summary>A key of a ConfigMap or Secret and its file.</summary>
public sealed record V1KeyToPath
{
    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>File, relative.</summary>
    public string? Path { get; init; }

    /// <summary>File mode, decimal.</summary>
    public int? Mode { get; init; }
}
