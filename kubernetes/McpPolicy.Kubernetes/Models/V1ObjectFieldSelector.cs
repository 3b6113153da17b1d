namespace McpPolicy.Kubernetes.Models;

/// <summary>A field of the pod.</summary>
public sealed record V1ObjectFieldSelector
{
    /// <summary>Path, such as <c>metadata.name</c>.</summary>
    public string? FieldPath { get; init; }

    /// <summary>Version the path is written in; default <c>v1</c>.</summary>
    public string? ApiVersion { get; init; }
}
