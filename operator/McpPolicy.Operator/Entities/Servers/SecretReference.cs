using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>A Secret in the same namespace.</summary>
public sealed record SecretReference
{
    /// <summary>The Secret's name.</summary>
    [Length(1, 253)]
    [Pattern(Names.DnsSubdomain)]
    public required string Name { get; init; }
}
