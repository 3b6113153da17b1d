namespace McpPolicy.Kubernetes.Models;

/// <summary>One requirement of a label selector.</summary>
public sealed record V1LabelSelectorRequirement
{
    /// <summary>Label key.</summary>
    public string? Key { get; init; }

    /// <summary><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</summary>
    public string? Operator { get; init; }

    /// <summary>Values for <c>In</c> and <c>NotIn</c>.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
