namespace McpPolicy.Kubernetes.Models;

/// <summary>Points at an object in the same namespace.</summary>
public sealed record V1LocalObjectReference
{
    /// <summary>Name of the object.</summary>
    public string? Name { get; init; }
}
