using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>Where an issuer's public keys are: exactly one of url, configMapRef and inline.</summary>
[ValidationRule(
    "[has(self.url), has(self.configMapRef), has(self.inline)].filter(x, x).size() == 1",
    "set exactly one of url, configMapRef and inline"
)]
public sealed record JwksSource
{
    /// <summary>The URL of a JSON Web Key Set (RFC 7517), https.</summary>
    [Length(1, 2048)]
    [Pattern(@"^https://[^\s#@]+$")]
    public string? Url { get; init; }

    /// <summary>A ConfigMap that holds the set; edits come into force without a restart.</summary>
    public ConfigMapKeyReference? ConfigMapRef { get; init; }

    /// <summary>The set itself, as JSON.</summary>
    [Length(1, 65536)]
    public string? Inline { get; init; }
}
