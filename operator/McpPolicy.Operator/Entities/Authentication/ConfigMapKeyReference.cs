using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>A key of a ConfigMap in the same namespace.</summary>
public sealed record ConfigMapKeyReference
{
    /// <summary>The ConfigMap's name.</summary>
    [Length(1, 253)]
    [Pattern(Names.DnsSubdomain)]
    public required string Name { get; init; }

    /// <summary>The key.</summary>
    [Length(1, 253)]
    [Pattern("^[-._a-zA-Z0-9]+$")]
    public required string Key { get; init; }
}
