namespace McpPolicy.Kubernetes.Models;

/// <summary>An ended container.</summary>
public sealed record V1ContainerStateTerminated
{
    /// <summary>Exit status.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Signal that ended it.</summary>
    public int? Signal { get; init; }

    /// <summary>Short cause, such as <c>OOMKilled</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Its termination message.</summary>
    public string? Message { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
