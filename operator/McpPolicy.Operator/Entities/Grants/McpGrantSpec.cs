using McpPolicy.Operator.Entities.Attributes;
using McpPolicy.Operator.Entities.Policies;

namespace McpPolicy.Operator.Entities.Grants;

/// <summary>Which servers the token is good for, and who its holder is to policies.</summary>
[ValidationRule("has(self.servers) != has(self.serverSelector)", "set exactly one of servers and serverSelector")]
public sealed record McpGrantSpec
{
    /// <summary>The McpServers of the same namespace that take the token, by name; each must have an authenticator of type Grants. At most 16.</summary>
    [Items(1, 16)]
    [Length(1, 57)]
    [Pattern(Names.DnsLabel)]
    [ListSet]
    public IReadOnlyList<string>? Servers { get; init; }

    /// <summary>The McpServers of the same namespace that take the token, by their labels. An empty selector selects all.</summary>
    public TargetSelector? ServerSelector { get; init; }

    /// <summary>Who the holder is to rules and in the audit log. Default: the McpGrant's name.</summary>
    [Length(1, 253)]
    [Pattern(@"^\S+$")]
    public string? Subject { get; init; }

    /// <summary>The groups that the holder is in. At most 32.</summary>
    [Items(0, 32)]
    [Length(1, 253)]
    [ListSet]
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Labels of the holder, which rules select by grantLabels. At most 16. The McpGrant's own labels are not among them.</summary>
    [Items(0, 16)]
    [Length(0, 63)]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The scopes that the holder has, which rules ask for by requireScopes. At most 32.</summary>
    [Items(0, 32)]
    [Length(1, 253)]
    [ListSet]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>From when on the token is refused, by the proxies' clocks. Default: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The kill switch: true refuses the token until it is false again. Default false.</summary>
    [Default(false)]
    public bool Suspended { get; init; }

    /// <summary>
    /// The Secret that the operator puts the token in, under the key token. Default: the McpGrant's name and -token. Deleting the Secret has a new
    /// token made, and the old one refused.
    /// </summary>
    [Length(1, 253)]
    [Pattern(Names.DnsSubdomain)]
    public string? SecretName { get; init; }
}
