using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using McpPolicy.Kubernetes.Configuration;

namespace McpPolicy.Kubernetes.Http;

/// <summary>Puts the handlers together: retry → rate limit → observe → authenticate → connection.</summary>
internal static class HttpPipeline
{
    public static HttpMessageInvoker Create(KubernetesClientConfiguration configuration, KubernetesClientOptions options)
    {
        HttpMessageHandler handler = Connection(configuration);
        handler = new AuthenticationHandler(configuration.Credentials, configuration.TlsServerName) { InnerHandler = handler };
        if (options.Observer is { } observer)
        {
            handler = new ObserverHandler(observer, options.TimeProvider) { InnerHandler = handler };
        }

        if (options.QueriesPerSecond > 0)
        {
            var bucket = new TokenBucket(options.QueriesPerSecond, options.Burst, options.TimeProvider);
            handler = new RateLimitHandler(bucket) { InnerHandler = handler };
        }

        return new HttpMessageInvoker(new RetryHandler(options) { InnerHandler = handler });
    }

    private static SocketsHttpHandler Connection(KubernetesClientConfiguration configuration)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
            SslOptions = Tls(configuration),
        };
        if (configuration.ProxyUrl is { } proxy)
        {
            handler.Proxy = new WebProxy(proxy);
        }

        return handler;
    }

    private static SslClientAuthenticationOptions Tls(KubernetesClientConfiguration configuration)
    {
        var options = new SslClientAuthenticationOptions
        {
            LocalCertificateSelectionCallback = (_, _, _, _, _) => configuration.Credentials.ClientCertificate!,
        };
        if (configuration.InsecureSkipTlsVerify)
        {
            options.RemoteCertificateValidationCallback = (_, _, _, _) => configuration.InsecureSkipTlsVerify;
        }
        else if (configuration.CertificateAuthority is { Count: > 0 } authority)
        {
            options.CertificateChainPolicy = Trusting(authority);
        }

        return options;
    }

    private static X509ChainPolicy Trusting(X509Certificate2Collection authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authority);
        return policy;
    }
}
