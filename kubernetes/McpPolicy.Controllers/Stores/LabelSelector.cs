using System.Collections.Immutable;

namespace McpPolicy.Controllers.Stores;

/// <summary>A label selector that is evaluated here, on stored objects, with the API server's semantics: all requirements must be met.</summary>
/// <param name="Requirements">The requirements; none match everything.</param>
/// <remarks>Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/.</remarks>
public sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    /// <summary>Matches every object.</summary>
    public static LabelSelector Everything { get; } = new(ImmutableArray<LabelRequirement>.Empty);

    /// <summary>Matches objects that carry all the labels with these values.</summary>
    /// <param name="labels">Labels and values.</param>
    public static LabelSelector ForLabels(IEnumerable<KeyValuePair<string, string>> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new([.. labels.Select(label => new LabelRequirement(label.Key, LabelOperator.In, [label.Value]))]);
    }

    /// <summary>Whether labels meet all requirements.</summary>
    /// <param name="labels">The labels; null for none.</param>
    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        foreach (var requirement in Requirements)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The selector in the syntax of the <c>labelSelector</c> query parameter.</summary>
    public override string ToString() => string.Join(',', Requirements);
}
