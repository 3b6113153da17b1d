namespace McpPolicy.Kubernetes.Models;

/// <summary>Linux capabilities.</summary>
public sealed record V1Capabilities
{
    /// <summary>Capabilities to add.</summary>
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Capabilities to drop; <c>ALL</c> for all.</summary>
    public IReadOnlyList<string>? Drop { get; init; }
}
