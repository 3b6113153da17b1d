namespace McpPolicy.Kubernetes.Models;

/// <summary>Bounds of a rolling update.</summary>
public sealed record V1RollingUpdateDeployment
{
    /// <summary>Pods that may be missing, a number or percentage; default 25%.</summary>
    public IntOrString? MaxUnavailable { get; init; }

    /// <summary>Pods that may be extra, a number or percentage; default 25%.</summary>
    public IntOrString? MaxSurge { get; init; }
}
