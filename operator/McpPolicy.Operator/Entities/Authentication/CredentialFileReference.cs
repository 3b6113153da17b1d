using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>A credential file in a Secret.</summary>
public sealed record CredentialFileReference
{
    /// <summary>The Secret's name.</summary>
    [Length(1, 253)]
    [Pattern(Names.DnsSubdomain)]
    public required string Name { get; init; }

    /// <summary>The key under which the file is: a name that ends with .yaml, .yml or .json. Default keys.yaml.</summary>
    [Length(5, 253)]
    [Pattern(@"^[-._a-zA-Z0-9]*[-_a-zA-Z0-9]\.(yaml|yml|json)$")]
    [Default("keys.yaml")]
    public string Key { get; set; } = "keys.yaml";
}
