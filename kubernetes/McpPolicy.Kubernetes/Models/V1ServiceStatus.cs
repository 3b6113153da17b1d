namespace McpPolicy.Kubernetes.Models;

/// <summary>Observed state of a service.</summary>
public sealed record V1ServiceStatus
{
    /// <summary>Conditions.</summary>
    public IReadOnlyList<V1Condition>? Conditions { get; init; }
}
