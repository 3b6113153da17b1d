namespace McpPolicy.Kubernetes.Models;

/// <summary>Observed state of a namespace.</summary>
public sealed record V1NamespaceStatus
{
    /// <summary><c>Active</c> or <c>Terminating</c>.</summary>
    public string? Phase { get; init; }
}
