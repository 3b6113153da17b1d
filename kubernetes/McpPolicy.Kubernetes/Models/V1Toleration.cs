namespace McpPolicy.Kubernetes.Models;

/// <summary>A taint that a pod puts up with.</summary>
public sealed record V1Toleration
{
    /// <summary>Taint key.</summary>
    public string? Key { get; init; }

    /// <summary><c>Equal</c> (default) or <c>Exists</c>.</summary>
    public string? Operator { get; init; }

    /// <summary>Taint value.</summary>
    public string? Value { get; init; }

    /// <summary><c>NoSchedule</c>, <c>PreferNoSchedule</c>, <c>NoExecute</c>, or null for all.</summary>
    public string? Effect { get; init; }

    /// <summary>Seconds it is tolerated, for <c>NoExecute</c>.</summary>
    public long? TolerationSeconds { get; init; }
}
