namespace McpPolicy.Kubernetes.Operations;

/// <summary>How to delete an object.</summary>
public sealed record DeleteOptions
{
    /// <summary>What becomes of the dependents; null leaves it to the kind, which mostly means background.</summary>
    public PropagationPolicy? Propagation { get; init; }

    /// <summary>Delete only this incarnation; another UID is refused with 409.</summary>
    public string? Uid { get; init; }

    /// <summary>Delete only in this version; another version is refused with 409.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Seconds for a graceful end, 0 for at once; null leaves it to the object.</summary>
    public long? GracePeriodSeconds { get; init; }
}
