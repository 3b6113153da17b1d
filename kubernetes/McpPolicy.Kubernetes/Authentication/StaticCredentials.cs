using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace McpPolicy.Kubernetes.Authentication;

/// <summary>Credentials that never change: a token, a name and password, a certificate, or none at all.</summary>
public sealed class StaticCredentials : ICredentialSource
{
    private readonly AuthenticationHeaderValue? _authorization;

    private StaticCredentials(AuthenticationHeaderValue? authorization, X509Certificate2? clientCertificate)
    {
        _authorization = authorization;
        ClientCertificate = clientCertificate;
    }

    /// <summary>No credentials.</summary>
    public static StaticCredentials Anonymous { get; } = new(null, null);

    /// <inheritdoc/>
    public X509Certificate2? ClientCertificate { get; }

    /// <summary>A bearer token, and perhaps a certificate besides.</summary>
    public static StaticCredentials FromToken(string token, X509Certificate2? clientCertificate = null) =>
        new(new AuthenticationHeaderValue("Bearer", token), clientCertificate);

    /// <summary>A name and a password (HTTP basic authentication; API servers from 1.19 have none, some gateways before them do).</summary>
    public static StaticCredentials FromPassword(string userName, string password, X509Certificate2? clientCertificate = null) =>
        new(
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}"))),
            clientCertificate
        );

    /// <summary>A client certificate with its private key.</summary>
    public static StaticCredentials FromCertificate(X509Certificate2 clientCertificate) => new(null, clientCertificate);

    /// <inheritdoc/>
    public ValueTask<AuthenticationHeaderValue?> GetAuthorizationAsync(
        AuthenticationHeaderValue? refused,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(_authorization);
}
