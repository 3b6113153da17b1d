namespace McpPolicy.Kubernetes.Models;

/// <summary>A range of addresses.</summary>
public sealed record V1IPBlock
{
    /// <summary>Range.</summary>
    public string? Cidr { get; init; }

    /// <summary>Ranges left out.</summary>
    public IReadOnlyList<string>? Except { get; init; }
}
