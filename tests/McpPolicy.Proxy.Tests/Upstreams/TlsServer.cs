using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace McpPolicy.Proxy.Tests.Upstreams;

/// <summary>A server over TLS that answers with the name on the client's certificate.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;

    private TlsServer(WebApplication app, X509Certificate2 certificate)
    {
        _app = app;
        _certificate = certificate;
    }

    public Uri Url => new(_app.Urls.First() + "/mcp");

    public static async Task<TlsServer> StartAsync(TestCertificates certificates)
    {
        X509Certificate2 certificate = certificates.CreateServerCertificate();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                System.Net.IPAddress.Loopback,
                0,
                listen =>
                    listen.UseHttps(https =>
                    {
                        https.ServerCertificate = certificate;
                        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                        https.AllowAnyClientCertificate();
                    })
            )
        );
        WebApplication app = builder.Build();
        app.Run(static context =>
        {
            string name = context.Connection.ClientCertificate?.Subject ?? "nobody";
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(
                $$$"""{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"{{{name}}}"}]}}"""
            );
        });
        await app.StartAsync();
        return new TlsServer(app, certificate);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }
}
