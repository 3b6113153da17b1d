namespace McpPolicy.Kubernetes.Authentication;

/// <summary>The credentials that a plugin prints: a token, a certificate with its key, or both.</summary>
internal sealed class ExecCredentialStatus
{
    /// <summary>Until when they are good; null for as long as this process runs, or the server takes them.</summary>
    public DateTimeOffset? ExpirationTimestamp { get; init; }

    public string? Token { get; init; }

    public string? ClientCertificateData { get; init; }

    public string? ClientKeyData { get; init; }
}
