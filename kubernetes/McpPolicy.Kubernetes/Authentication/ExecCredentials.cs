using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using McpPolicy.Kubernetes.Configuration;

namespace McpPolicy.Kubernetes.Authentication;

/// <summary>
/// Credentials from a plugin, kept until they expire or the server refuses them. One run of the plugin serves all who wait for it.
/// </summary>
internal sealed class ExecCredentials(ExecPlugin plugin, TimeProvider timeProvider) : ICredentialSource
{
    private readonly Lock _lock = new();
    private Task<Issued>? _running;
    private volatile Issued? _issued;

    /// <inheritdoc/>
    public X509Certificate2? ClientCertificate => _issued?.Certificate;

    /// <inheritdoc/>
    public async ValueTask<AuthenticationHeaderValue?> GetAuthorizationAsync(
        AuthenticationHeaderValue? refused,
        CancellationToken cancellationToken
    )
    {
        if (Usable(refused) is { } issued)
        {
            return issued.Authorization;
        }

        return (await Run(refused).WaitAsync(cancellationToken)).Authorization;
    }

    // A run belongs to all who wait for it, so none of them cancels it; it has its own deadline.
    private Task<Issued> Run(AuthenticationHeaderValue? refused)
    {
        lock (_lock)
        {
            if (Usable(refused) is { } issued)
            {
                return Task.FromResult(issued);
            }

            return _running is { IsCompleted: false } ? _running : _running = IssueAsync();
        }
    }

    private async Task<Issued> IssueAsync()
    {
        var issued = Issue(await ExecProcess.RunAsync(plugin, timeProvider, CancellationToken.None));
        _issued = issued;
        return issued;
    }

    private Issued? Usable(AuthenticationHeaderValue? refused)
    {
        var issued = _issued;
        var expired = issued?.Expires <= timeProvider.GetUtcNow();
        return issued is null || expired || (refused is not null && refused.Equals(issued.Authorization)) ? null : issued;
    }

    private Issued Issue(ExecCredentialStatus status)
    {
        var certificate = status is { ClientCertificateData: { } pem, ClientKeyData: { } key }
            ? Certificates.ParseClient(pem, key, $"{plugin.Place}: {plugin.Command}")
            : null;
        var authorization = status.Token is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        return certificate is null && authorization is null
            ? throw new KubernetesConfigurationException(
                $"{plugin.Place}: {plugin.Command} printed neither a token nor a client certificate with its key"
            )
            : new Issued(authorization, certificate, status.ExpirationTimestamp);
    }

    private sealed class Issued(AuthenticationHeaderValue? authorization, X509Certificate2? certificate, DateTimeOffset? expires)
    {
        public AuthenticationHeaderValue? Authorization => authorization;

        public X509Certificate2? Certificate => certificate;

        public DateTimeOffset? Expires => expires;
    }
}
