namespace McpPolicy.Kubernetes.Models;

/// <summary>Compute resources; quantities such as <c>100m</c> or <c>128Mi</c>.</summary>
public sealed record V1ResourceRequirements
{
    /// <summary>What the scheduler sets aside.</summary>
    public IReadOnlyDictionary<string, string>? Requests { get; init; }

    /// <summary>The most that may be used.</summary>
    public IReadOnlyDictionary<string, string>? Limits { get; init; }
}
