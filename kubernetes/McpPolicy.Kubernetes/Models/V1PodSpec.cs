namespace McpPolicy.Kubernetes.Models;

/// <summary>Desired state of a pod.</summary>
public sealed record V1PodSpec
{
    /// <summary>Containers, at least one.</summary>
    public IReadOnlyList<V1Container>? Containers { get; init; }

    /// <summary>Containers that run to their end, in order, before the others start.</summary>
    public IReadOnlyList<V1Container>? InitContainers { get; init; }

    /// <summary>Volumes that containers can mount.</summary>
    public IReadOnlyList<V1Volume>? Volumes { get; init; }

    /// <summary>Service account the pod runs as; default <c>default</c>.</summary>
    public string? ServiceAccountName { get; init; }

    /// <summary>False to keep the API token out of the pod.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>False to keep other services' addresses out of the environment; default true.</summary>
    public bool? EnableServiceLinks { get; init; }

    /// <summary>Security settings for all containers.</summary>
    public V1PodSecurityContext? SecurityContext { get; init; }

    /// <summary>Seconds between SIGTERM and SIGKILL; default 30.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary><c>Always</c> (default), <c>OnFailure</c> or <c>Never</c>.</summary>
    public string? RestartPolicy { get; init; }

    /// <summary>Labels a node must have.</summary>
    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }

    /// <summary>Scheduling preferences.</summary>
    public V1Affinity? Affinity { get; init; }

    /// <summary>Taints the pod puts up with.</summary>
    public IReadOnlyList<V1Toleration>? Tolerations { get; init; }

    /// <summary>How pods spread over zones and nodes.</summary>
    public IReadOnlyList<V1TopologySpreadConstraint>? TopologySpreadConstraints { get; init; }

    /// <summary>Secrets for pulling images.</summary>
    public IReadOnlyList<V1LocalObjectReference>? ImagePullSecrets { get; init; }

    /// <summary>Priority class.</summary>
    public string? PriorityClassName { get; init; }

    /// <summary>Runtime class.</summary>
    public string? RuntimeClassName { get; init; }

    /// <summary>Node the pod is bound to.</summary>
    public string? NodeName { get; init; }

    /// <summary>DNS policy; default <c>ClusterFirst</c>.</summary>
    public string? DnsPolicy { get; init; }

    /// <summary>True to share the node's network.</summary>
    public bool? HostNetwork { get; init; }
}
