using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>One way for callers to prove who they are.</summary>
[ValidationRule("has(self.apiKeys) == (self.type == 'ApiKeys')", "apiKeys is needed with type ApiKeys, and belongs to no other")]
[ValidationRule("has(self.oidc) == (self.type == 'Oidc')", "oidc is needed with type Oidc, and belongs to no other")]
[ValidationRule(
    "has(self.serviceAccount) == (self.type == 'ServiceAccount')",
    "serviceAccount is needed with type ServiceAccount, and belongs to no other"
)]
public sealed record Authenticator
{
    /// <summary>Its name in logs, metrics and the identities of Oidc: a DNS label.</summary>
    [Length(1, 63)]
    [Pattern(Names.DnsLabel)]
    public required string Name { get; init; }

    /// <summary>How callers prove who they are.</summary>
    public required AuthenticatorType Type { get; init; }

    /// <summary>Which keys, with type ApiKeys.</summary>
    public ApiKeySettings? ApiKeys { get; init; }

    /// <summary>Which issuer and what its tokens must say, with type Oidc.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>For whom tokens must be made, with type ServiceAccount.</summary>
    public ServiceAccountSettings? ServiceAccount { get; init; }
}
