namespace McpPolicy.Kubernetes.Models;

/// <summary>How pods spread over a topology.</summary>
public sealed record V1TopologySpreadConstraint
{
    /// <summary>Largest difference in pod count between two domains, at least 1.</summary>
    public int? MaxSkew { get; init; }

    /// <summary>Node label that names the domain.</summary>
    public string? TopologyKey { get; init; }

    /// <summary><c>DoNotSchedule</c> or <c>ScheduleAnyway</c>.</summary>
    public string? WhenUnsatisfiable { get; init; }

    /// <summary>Pods that are counted.</summary>
    public V1LabelSelector? LabelSelector { get; init; }
}
