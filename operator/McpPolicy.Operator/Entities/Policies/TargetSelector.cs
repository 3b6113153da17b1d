using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>Selects McpServers by their labels; all conditions must hold.</summary>
public sealed record TargetSelector
{
    /// <summary>Labels that the server must have with exactly these values. At most 16.</summary>
    [Items(0, 16)]
    [Length(0, 63)]
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    /// <summary>Further conditions on the server's labels. At most 16.</summary>
    [Items(0, 16)]
    public IReadOnlyList<TargetSelectorRequirement>? MatchExpressions { get; init; }
}
