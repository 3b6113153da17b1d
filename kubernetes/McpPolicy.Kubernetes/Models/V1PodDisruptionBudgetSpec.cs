namespace McpPolicy.Kubernetes.Models;

/// <summary>Desired state of a disruption budget; one of the bounds.</summary>
public sealed record V1PodDisruptionBudgetSpec
{
    /// <summary>Pods that must stay, a number or percentage.</summary>
    public IntOrString? MinAvailable { get; init; }

    /// <summary>Pods that may go, a number or percentage.</summary>
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>The pods.</summary>
    public V1LabelSelector? Selector { get; init; }
}
