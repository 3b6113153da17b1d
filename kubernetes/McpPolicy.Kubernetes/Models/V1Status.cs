namespace McpPolicy.Kubernetes.Models;

/// <summary>The server's answer for a failed call, and for some deletes (meta/v1 Status).</summary>
public sealed record V1Status
{
    /// <summary>Always <c>v1</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Always <c>Status</c>.</summary>
    public string? Kind { get; init; }

    /// <summary><c>Success</c> or <c>Failure</c>.</summary>
    public string? Status { get; init; }

    /// <summary>For a human.</summary>
    public string? Message { get; init; }

    /// <summary>Machine-readable cause, such as <c>NotFound</c>, <c>Conflict</c>, <c>AlreadyExists</c>, <c>Invalid</c>, <c>Expired</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>HTTP status code.</summary>
    public int? Code { get; init; }

    /// <summary>What the failure is about.</summary>
    public V1StatusDetails? Details { get; init; }
}
