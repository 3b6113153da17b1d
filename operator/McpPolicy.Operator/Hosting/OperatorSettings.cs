namespace McpPolicy.Operator.Hosting;

/// <summary>What the operator is told when it starts.</summary>
public sealed record OperatorSettings
{
    /// <summary>The kubeconfig file; null for what the surroundings give: KUBECONFIG, ~/.kube/config, or the pod's service account.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>The kubeconfig's context; null for its current one.</summary>
    public string? Context { get; init; }

    /// <summary>The one namespace to work in; null for all. A single one needs no cluster-wide rights.</summary>
    public string? Namespace { get; init; }

    /// <summary>The image of proxies.</summary>
    public required string ProxyImage { get; init; }

    /// <summary>When nodes pull the image: Always, IfNotPresent or Never; null for Kubernetes' own default.</summary>
    public string? ProxyImagePullPolicy { get; init; }

    /// <summary>Where metrics and health are served.</summary>
    public required Uri Admin { get; init; }

    /// <summary>How proxies are asked for their revision.</summary>
    public PodAccess PodAccess { get; init; }

    /// <summary>Whether processes agree on which one acts.</summary>
    public bool LeaderElection { get; init; } = true;

    /// <summary>The namespace of the Lease; null for the operator's own.</summary>
    public string? LeaseNamespace { get; init; }
}
