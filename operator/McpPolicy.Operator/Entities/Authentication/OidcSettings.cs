using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>An OpenID Connect issuer and what its tokens must say.</summary>
public sealed record OidcSettings
{
    /// <summary>What iss of a token must be, character for character. An https URL. No two authenticators have the same.</summary>
    [Length(1, 2048)]
    [Pattern(@"^https://[^\s?#@]+$")]
    public required string Issuer { get; init; }

    /// <summary>One of these must be in aud of a token. Default: the resource. At most 16.</summary>
    [Items(1, 16)]
    [Length(1, 2048)]
    [ListSet]
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>Where the issuer's keys are. Default: found by OpenID Connect discovery at the issuer.</summary>
    public JwksSource? Jwks { get; init; }

    /// <summary>A ConfigMap with the PEM of the certificate authorities that the issuer's TLS is checked against. Default: the system's.</summary>
    public ConfigMapKeyReference? CaBundleRef { get; init; }

    /// <summary>Claims that tokens must have besides, told apart by their names. At most 16.</summary>
    [Items(0, 16)]
    [ListMap("claim")]
    public IReadOnlyList<RequiredClaim>? RequiredClaims { get; init; }

    /// <summary>How far clocks may be apart, in seconds, 0 to 300. Default 30.</summary>
    [Range(0, 300)]
    [Default(30)]
    public int ClockSkewSeconds { get; set; } = 30;

    /// <summary>Which claim is the subject that rules and limits see. Default sub.</summary>
    [Length(1, 253)]
    [Default("sub")]
    public string SubjectClaim { get; set; } = "sub";

    /// <summary>What is put before the subject. Default nothing.</summary>
    [Length(0, 253)]
    public string? SubjectPrefix { get; init; }

    /// <summary>Which claim lists the groups: a claim's name, or a JSON Pointer into the claims. Default groups.</summary>
    [Length(1, 253)]
    [Default("groups")]
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>What is put before each group. Default nothing.</summary>
    [Length(0, 253)]
    public string? GroupsPrefix { get; init; }
}
