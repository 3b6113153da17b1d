namespace McpPolicy.Kubernetes.Models;

/// <summary>Observed state of a deployment.</summary>
public sealed record V1DeploymentStatus
{
    /// <summary>Generation that the controller has seen.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>Pods that exist.</summary>
    public int? Replicas { get; init; }

    /// <summary>Pods of the current template.</summary>
    public int? UpdatedReplicas { get; init; }

    /// <summary>Ready pods.</summary>
    public int? ReadyReplicas { get; init; }

    /// <summary>Available pods.</summary>
    public int? AvailableReplicas { get; init; }

    /// <summary>Pods still missing.</summary>
    public int? UnavailableReplicas { get; init; }

    /// <summary>Conditions: <c>Available</c>, <c>Progressing</c>, <c>ReplicaFailure</c>.</summary>
    public IReadOnlyList<V1DeploymentCondition>? Conditions { get; init; }
}
