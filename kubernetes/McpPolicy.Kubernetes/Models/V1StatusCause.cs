namespace McpPolicy.Kubernetes.Models;

/// <summary>One fault of a refused object.</summary>
public sealed record V1StatusCause
{
    /// <summary>Machine-readable cause, such as <c>FieldValueInvalid</c> or <c>FieldManagerConflict</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>For a human.</summary>
    public string? Message { get; init; }

    /// <summary>Path of the field, such as <c>spec.rules[0].name</c>.</summary>
    public string? Field { get; init; }
}
