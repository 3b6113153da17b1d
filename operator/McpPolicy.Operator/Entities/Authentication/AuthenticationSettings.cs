using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>How callers prove who they are: exactly one of type and authenticators.</summary>
[ValidationRule("has(self.type) != has(self.authenticators)", "set exactly one of type and authenticators")]
[ValidationRule(
    "has(self.resource) || !has(self.authenticators) || !self.authenticators.exists(a, a.type == 'Oidc')",
    "with Oidc write the URL by which clients reach this server, for example resource: https://mcp.example.com/mcp"
)]
[ValidationRule("has(self.authenticators) || (!has(self.resource) && !has(self.scopes))", "resource and scopes belong to authenticators")]
public sealed record AuthenticationSettings
{
    /// <summary>
    /// Anonymous: anybody who can reach the proxy may call, within the policy; restrict who can reach it with a NetworkPolicy. All anonymous
    /// callers share the limits of scope grant.
    /// </summary>
    public AuthenticationType? Type { get; init; }

    /// <summary>
    /// The URL by which clients reach this server (RFC 8707, RFC 9728), https. Needed with Oidc, whose tokens must be meant for it. Its host is
    /// allowed as if it stood in proxy.allowedHosts.
    /// </summary>
    [Length(1, 2048)]
    [Pattern(@"^https://[^\s/?#@]+(/[^\s?#]*)?$")]
    public string? Resource { get; init; }

    /// <summary>The scopes that clients are told of (scopes_supported). At most 32.</summary>
    [Items(0, 32)]
    [Length(1, 253)]
    [ListSet]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>
    /// The ways to prove it, side by side: what a caller presents decides which of them judges it, and a bad credential is refused wherever
    /// anonymous calls are let in. At most 16.
    /// </summary>
    [Items(1, 16)]
    [ListMap("name")]
    [ValidationRule(
        "['Grants', 'ServiceAccount', 'Anonymous'].all(t, self.filter(a, a.type == t).size() <= 1)",
        "Grants, ServiceAccount and Anonymous can be given once each"
    )]
    public IReadOnlyList<Authenticator>? Authenticators { get; init; }
}
