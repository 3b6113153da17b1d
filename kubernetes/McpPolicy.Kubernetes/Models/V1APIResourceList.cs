namespace McpPolicy.Kubernetes.Models;

/// <summary>The resources that a group and version serve (discovery).</summary>
public sealed record V1APIResourceList
{
    /// <summary>The group and version.</summary>
    public string? GroupVersion { get; init; }

    /// <summary>The resources and subresources.</summary>
    public IReadOnlyList<V1APIResource>? Resources { get; init; }
}
