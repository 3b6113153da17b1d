namespace McpPolicy.Proxy.Upstreams;

/// <summary>How the proxy and an <c>https</c> server prove to each other who they are. Files are PEM (RFC 7468), and read again when they change.</summary>
public sealed record UpstreamTlsOptions
{
    /// <summary>The certificate authorities that the server's certificate must come from. Null: the system's.</summary>
    public string? CertificateAuthoritiesFile { get; init; }

    /// <summary>The certificate that the proxy shows, followed by its chain. Null: none.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>The private key of the certificate, not encrypted. Null: it is in the certificate's file.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>The files named, each once.</summary>
    internal IEnumerable<string> Files =>
        new[] { CertificateAuthoritiesFile, ClientCertificateFile, ClientKeyFile }.OfType<string>().Distinct(StringComparer.Ordinal);
}
