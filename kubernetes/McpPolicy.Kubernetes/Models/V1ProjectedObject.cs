namespace McpPolicy.Kubernetes.Models;

/// <summary>The keys of a ConfigMap or Secret.</summary>
public sealed record V1ProjectedObject
{
    /// <summary>Name of the object.</summary>
    public string? Name { get; init; }

    /// <summary>Keys to show; default all.</summary>
    public IReadOnlyList<V1KeyToPath>? Items { get; init; }

    /// <summary>True when it may be absent.</summary>
    public bool? Optional { get; init; }
}
