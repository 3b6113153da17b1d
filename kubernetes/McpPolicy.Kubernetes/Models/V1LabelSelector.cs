namespace McpPolicy.Kubernetes.Models;

/// <summary>Selects objects by their labels; all requirements must hold.</summary>
public sealed record V1LabelSelector
{
    /// <summary>Labels that must be there with these values.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    /// <summary>Further requirements.</summary>
    public IReadOnlyList<V1LabelSelectorRequirement>? MatchExpressions { get; init; }
}
