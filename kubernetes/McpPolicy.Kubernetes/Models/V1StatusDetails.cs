namespace McpPolicy.Kubernetes.Models;

/// <summary>What a failed call was about.</summary>
public sealed record V1StatusDetails
{
    /// <summary>Name of the resource concerned.</summary>
    public string? Name { get; init; }

    /// <summary>API group.</summary>
    public string? Group { get; init; }

    /// <summary>Kind or plural of the resource.</summary>
    public string? Kind { get; init; }

    /// <summary>UID of the resource.</summary>
    public string? Uid { get; init; }

    /// <summary>Each single fault, for <c>Invalid</c> one a field.</summary>
    public IReadOnlyList<V1StatusCause>? Causes { get; init; }

    /// <summary>Seconds to wait before trying again.</summary>
    public int? RetryAfterSeconds { get; init; }
}
