using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>Which tokens of the cluster's ServiceAccounts are taken. The operator fills in the cluster's issuer and keys.</summary>
public sealed record ServiceAccountSettings
{
    /// <summary>
    /// One of these must be in aud of a token: pods project a token with it. Choose one that means this server alone, never the API server's
    /// own audience. 1 to 16.
    /// </summary>
    [Items(1, 16)]
    [Length(1, 2048)]
    [ListSet]
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>How far clocks may be apart, in seconds, 0 to 300. Default 30.</summary>
    [Range(0, 300)]
    [Default(30)]
    public int ClockSkewSeconds { get; set; } = 30;
}
