namespace McpPolicy.Kubernetes.Models;

/// <summary>Observed state of a pod.</summary>
public sealed record V1PodStatus
{
    /// <summary><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>Short cause, such as <c>Evicted</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>For a human.</summary>
    public string? Message { get; init; }

    /// <summary>Address of the pod.</summary>
    public string? PodIP { get; init; }

    /// <summary>Address of its node.</summary>
    public string? HostIP { get; init; }

    /// <summary>When the kubelet took it on.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Conditions; <c>Ready</c> says that it may serve.</summary>
    public IReadOnlyList<V1PodCondition>? Conditions { get; init; }

    /// <summary>State of each container.</summary>
    public IReadOnlyList<V1ContainerStatus>? ContainerStatuses { get; init; }

    /// <summary>State of each init container.</summary>
    public IReadOnlyList<V1ContainerStatus>? InitContainerStatuses { get; init; }
}
