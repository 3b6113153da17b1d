namespace McpPolicy.Kubernetes.Models;

/// <summary>One aspect of an object's observed state (meta/v1 Condition).</summary>
public sealed record V1Condition
{
    /// <summary>Name of the aspect, CamelCase, the key of the list.</summary>
    public string? Type { get; init; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The <c>metadata.generation</c> that the condition was set from.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>When <see cref="Status"/> last changed, whole seconds, UTC.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>Machine-readable cause, CamelCase, never empty on the wire.</summary>
    public string? Reason { get; init; }

    /// <summary>For a human: what is so, and what to do about it.</summary>
    public string? Message { get; init; }
}
