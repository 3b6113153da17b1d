namespace McpPolicy.Kubernetes.Models;

/// <summary>One aspect of a deployment's state.</summary>
public sealed record V1DeploymentCondition
{
    /// <summary>Name.</summary>
    public string? Type { get; init; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Machine-readable cause.</summary>
    public string? Reason { get; init; }

    /// <summary>For a human.</summary>
    public string? Message { get; init; }

    /// <summary>When it was last updated.</summary>
    public DateTimeOffset? LastUpdateTime { get; init; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }
}
