using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Policies;

/// <summary>An McpServer in the policy's own namespace.</summary>
public sealed record TargetReference
{
    /// <summary>The target's API group. Default and only value mcppolicy.dev.</summary>
    [Length(0, 253)]
    [Pattern("^mcppolicy[.]dev$")]
    [Default(Names.Group)]
    public string Group { get; set; } = Names.Group;

    /// <summary>The target's kind. Default and only value McpServer.</summary>
    [Length(0, 63)]
    [Pattern("^McpServer$")]
    [Default(Names.McpServer)]
    public string Kind { get; set; } = Names.McpServer;

    /// <summary>The McpServer's name.</summary>
    [Length(1, 63)]
    [Pattern(Names.DnsSubdomain)]
    public required string Name { get; init; }
}
