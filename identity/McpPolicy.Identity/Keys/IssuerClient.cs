using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using McpPolicy.Identity.Configuration;

namespace McpPolicy.Identity.Keys;

/// <summary>Gets documents from an issuer: from the configured address only, no larger and no slower than is reasonable.</summary>
internal sealed class IssuerClient : IDisposable
{
    private const int Largest = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly string? _tokenFile;

    public IssuerClient(TokenSettings settings)
    {
        _tokenFile = settings.TokenFile;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = Patience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (settings.CaFile is { } authorities)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                IsTrusted(authorities, certificate as X509Certificate2, errors);
        }

        _http = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = Largest };
    }

    /// <summary>The document, or null and why there is none.</summary>
    public async Task<(byte[]? Document, string? Problem)> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/jwk-set+json"));
            if (_tokenFile is not null)
            {
                var token = await File.ReadAllTextAsync(_tokenFile, cancellationToken);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
            }

            using var response = await _http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadAsByteArrayAsync(cancellationToken), null)
                : (null, $"{url}: HTTP {(int)response.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or FormatException)
        {
            return (null, $"{url}: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"{url}: no answer within {Patience.TotalSeconds} s");
        }
    }

    public void Dispose() => _http.Dispose();

    // The file is read for each connection: authorities are exchanged now and then.
    private static bool IsTrusted(string authorities, X509Certificate2? certificate, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authorities);
        return chain.Build(certificate);
    }
}
