namespace McpPolicy.Kubernetes.Models;

/// <summary>A ConfigMap or Secret in the same namespace.</summary>
public sealed record V1OptionalReference
{
    /// <summary>Name of the object.</summary>
    public string? Name { get; init; }

    /// <summary>True when it may be absent.</summary>
    public bool? Optional { get; init; }
}
