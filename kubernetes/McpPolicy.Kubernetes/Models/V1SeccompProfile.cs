namespace McpPolicy.Kubernetes.Models;

/// <summary>System call filter.</summary>
public sealed record V1SeccompProfile
{
    /// <summary><c>RuntimeDefault</c>, <c>Unconfined</c> or <c>Localhost</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Profile file for <c>Localhost</c>.</summary>
    public string? LocalhostProfile { get; init; }
}
