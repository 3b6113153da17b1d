namespace McpPolicy.Kubernetes.Models;

/// <summary>Metadata of a list answer.</summary>
public sealed record V1ListMeta
{
    /// <summary>Version of the collection; a watch from here misses nothing.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Token for the next page; null or empty on the last page.</summary>
    public string? Continue { get; init; }

    /// <summary>Estimate of the items after this page; absent when a selector is used.</summary>
    public long? RemainingItemCount { get; init; }
}
