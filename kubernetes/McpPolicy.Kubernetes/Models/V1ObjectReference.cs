namespace McpPolicy.Kubernetes.Models;

/// <summary>Points at an object.</summary>
public sealed record V1ObjectReference
{
    /// <summary>API version of the object.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>UID.</summary>
    public string? Uid { get; init; }

    /// <summary>Version that was looked at.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Part of the object that is meant.</summary>
    public string? FieldPath { get; init; }
}
