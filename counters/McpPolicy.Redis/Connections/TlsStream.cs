using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace McpPolicy.Redis.Connections;

/// <summary>Puts TLS on a connection.</summary>
internal static class TlsStream
{
    public static async Task<Stream> OverAsync(Stream inner, RedisEndpoint endpoint, string? caFile, CancellationToken cancellationToken)
    {
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = endpoint.Host,
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    CertificateChainPolicy = caFile is null ? null : TrustOnly(caFile),
                },
                cancellationToken
            );
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static X509ChainPolicy TrustOnly(string caFile)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(caFile);
        return policy;
    }
}
