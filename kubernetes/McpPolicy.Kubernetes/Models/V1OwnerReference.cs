namespace McpPolicy.Kubernetes.Models;

/// <summary>Names an owner in the same namespace (or a cluster-scoped one).</summary>
public sealed record V1OwnerReference
{
    /// <summary>API version of the owner, <c>group/version</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Kind of the owner.</summary>
    public string? Kind { get; init; }

    /// <summary>Name of the owner.</summary>
    public string? Name { get; init; }

    /// <summary>UID of the owner; a namesake with another UID is not the owner.</summary>
    public string? Uid { get; init; }

    /// <summary>True for the one owner that manages the object.</summary>
    public bool? Controller { get; init; }

    /// <summary>True to hold back a foreground deletion of the owner until this object is gone.</summary>
    public bool? BlockOwnerDeletion { get; init; }
}
