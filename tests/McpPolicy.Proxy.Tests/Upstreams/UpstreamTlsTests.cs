using System.Net;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Upstreams;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Proxy.Tests.Upstreams;

public sealed class UpstreamTlsTests : IDisposable
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private readonly TestCertificates _certificates = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Call_AuthorityIsGiven_ServerIsTrusted()
    {
        await using TlsServer server = await TlsServer.StartAsync(_certificates);
        await using ProxyUnderTest proxy = await StartAsync(server, new() { CertificateAuthoritiesFile = _certificates.AuthorityFile });
        Assert.Contains("nobody", await CallAsync(proxy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AuthorityIsNotGiven_IsAnErrorWithTheIdAndNothingIsSent()
    {
        await using TlsServer server = await TlsServer.StartAsync(_certificates);
        await using ProxyUnderTest proxy = await StartAsync(server, null);
        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call);
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.StartsWith("""{"jsonrpc":"2.0","id":1,"error":{""", body, StringComparison.Ordinal);
        Assert.Contains("cannot be reached: the TLS handshake failed. Not executed.", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AnotherAuthorityIsGiven_ServerIsNotTrusted()
    {
        using var other = new TestCertificates();
        await using TlsServer server = await TlsServer.StartAsync(_certificates);
        await using ProxyUnderTest proxy = await StartAsync(server, new() { CertificateAuthoritiesFile = other.AuthorityFile });
        Assert.Contains("the TLS handshake failed", await CallAsync(proxy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ClientCertificateChanges_ServerSeesTheNewOneWithoutARestart()
    {
        _certificates.WriteClientCertificate("first");
        await using TlsServer server = await TlsServer.StartAsync(_certificates);
        await using ProxyUnderTest proxy = await StartAsync(server, WithClientCertificate());
        Assert.Contains("CN=first", await CallAsync(proxy), StringComparison.Ordinal);

        _certificates.WriteClientCertificate("second");
        _time.Advance(Period);
        Assert.Contains("CN=second", await CallAsync(proxy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ClientCertificateBecomesUnusable_TheLastGoodOneStays()
    {
        _certificates.WriteClientCertificate("first");
        await using TlsServer server = await TlsServer.StartAsync(_certificates);
        await using ProxyUnderTest proxy = await StartAsync(server, WithClientCertificate());

        _certificates.Write("client.key", "half a key");
        _time.Advance(Period);
        Assert.Contains("CN=first", await CallAsync(proxy), StringComparison.Ordinal);

        _certificates.WriteClientCertificate("third");
        _time.Advance(Period);
        Assert.Contains("CN=third", await CallAsync(proxy), StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_KeyOfAnotherCertificate_IsRefusedWithoutShowingIt()
    {
        using var other = new TestCertificates();
        _certificates.WriteClientCertificate("mine");
        other.WriteClientCertificate("other");
        var options = new UpstreamTlsOptions { ClientCertificateFile = _certificates.CertificateFile, ClientKeyFile = other.KeyFile };
        string? problem = UpstreamTls.TryRead(options, out _);
        Assert.StartsWith(
            $"{other.KeyFile}: there is no private key in it that belongs to the certificate in {_certificates.CertificateFile};",
            problem,
            StringComparison.Ordinal
        );
    }

    private UpstreamTlsOptions WithClientCertificate() =>
        new()
        {
            CertificateAuthoritiesFile = _certificates.AuthorityFile,
            ClientCertificateFile = _certificates.CertificateFile,
            ClientKeyFile = _certificates.KeyFile,
        };

    private Task<ProxyUnderTest> StartAsync(TlsServer server, UpstreamTlsOptions? tls) =>
        ProxyUnderTest.StartAsync(TestPolicy.Strict, options => options with { Url = server.Url, Tls = tls }, _time);

    private static async Task<string> CallAsync(ProxyUnderTest proxy) => (await proxy.CallAsync(Call)).Body;
}
