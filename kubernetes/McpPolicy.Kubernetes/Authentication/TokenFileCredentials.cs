using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Kubernetes.Authentication;

/// <summary>
/// A bearer token in a file that somebody else renews, such as a projected service account token. Read again after a minute, when the
/// file's time changes, and when the server refuses the token.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="timeProvider">Clock for the token's age.</param>
/// <param name="clientCertificate">A certificate to present besides, or null.</param>
public sealed class TokenFileCredentials(string path, TimeProvider timeProvider, X509Certificate2? clientCertificate = null)
    : ICredentialSource
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private volatile Token? _token;

    /// <inheritdoc/>
    public X509Certificate2? ClientCertificate => clientCertificate;

    /// <inheritdoc/>
    public async ValueTask<AuthenticationHeaderValue?> GetAuthorizationAsync(
        AuthenticationHeaderValue? refused,
        CancellationToken cancellationToken
    )
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (_token is { } token && refused is null && token.Written == written && timeProvider.GetElapsedTime(token.Read) < MaxAge)
        {
            return token.Authorization;
        }

        var read = new Token(await ReadAsync(cancellationToken), written, timeProvider.GetTimestamp());
        _token = read;
        return read.Authorization;
    }

    private async Task<AuthenticationHeaderValue> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var text = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            return text.Length > 0
                ? new AuthenticationHeaderValue("Bearer", text)
                : throw new KubernetesConfigurationException($"{path}: the token file is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubernetesConfigurationException($"{path}: the token file cannot be read: {e.Message}", e);
        }
    }

    private sealed record Token(AuthenticationHeaderValue Authorization, DateTime Written, long Read)
    {
        public override string ToString() => nameof(Token);
    }
}
