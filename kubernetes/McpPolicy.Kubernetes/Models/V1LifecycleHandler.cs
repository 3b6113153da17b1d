namespace McpPolicy.Kubernetes.Models;

/// <summary>A hook; one of the actions.</summary>
public sealed record V1LifecycleHandler
{
    /// <summary>Command.</summary>
    public V1ExecAction? Exec { get; init; }

    /// <summary>GET.</summary>
    public V1HTTPGetAction? HttpGet { get; init; }
}
