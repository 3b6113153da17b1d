namespace McpPolicy.Kubernetes.Models;

/// <summary>Desired state of a deployment.</summary>
public sealed record V1DeploymentSpec
{
    /// <summary>Number of pods; left out when an autoscaler owns it.</summary>
    public int? Replicas { get; init; }

    /// <summary>Its pods. Cannot change.</summary>
    public V1LabelSelector? Selector { get; init; }

    /// <summary>What its pods look like.</summary>
    public V1PodTemplateSpec? Template { get; init; }

    /// <summary>How pods are replaced.</summary>
    public V1DeploymentStrategy? Strategy { get; init; }

    /// <summary>Seconds a pod must be ready to count as available.</summary>
    public int? MinReadySeconds { get; init; }

    /// <summary>Old replica sets to keep; default 10.</summary>
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>Seconds without progress that count as failed; default 600.</summary>
    public int? ProgressDeadlineSeconds { get; init; }

    /// <summary>True to hold roll-outs.</summary>
    public bool? Paused { get; init; }
}
