namespace McpPolicy.Kubernetes.Models;

/// <summary>A key of a ConfigMap or Secret in the same namespace.</summary>
public sealed record V1KeySelector
{
    /// <summary>Name of the object.</summary>
    public string? Name { get; init; }

    /// <summary>Key in it.</summary>
    public string? Key { get; init; }

    /// <summary>True when it may be absent.</summary>
    public bool? Optional { get; init; }
}
