namespace McpPolicy.Kubernetes.Models;

/// <summary>A list, or one page of it.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed record KubernetesList<T>
{
    /// <summary>Version of the collection, and the token of the next page if there is one.</summary>
    public V1ListMeta Metadata { get; init; } = new();

    /// <summary>The items, each with its apiVersion and kind.</summary>
    public IReadOnlyList<T> Items { get; init; } = [];
}
