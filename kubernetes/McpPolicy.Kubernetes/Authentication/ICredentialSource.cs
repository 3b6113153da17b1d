using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Kubernetes.Authentication;

/// <summary>Who we are to the API server. Implementations keep what they know to themselves: it must not reach a log or message.</summary>
public interface ICredentialSource
{
    /// <summary>
    /// The certificate to present on new connections, or null. Up to date once <see cref="GetAuthorizationAsync"/> has returned.
    /// </summary>
    X509Certificate2? ClientCertificate { get; }

    /// <summary>The <c>Authorization</c> header for a request, or null for none.</summary>
    /// <param name="refused">The value that the server has just refused, if so: a cached one like it must not be given again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KubernetesConfigurationException">The credentials cannot be had.</exception>
    ValueTask<AuthenticationHeaderValue?> GetAuthorizationAsync(AuthenticationHeaderValue? refused, CancellationToken cancellationToken);
}
