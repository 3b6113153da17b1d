using System.Net;
using System.Net.Sockets;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Upstreams;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Proxy.Tests.Upstreams;

/// <summary>Each way in which a server can fail to answer: what the client reads, and whether its quota is given back.</summary>
public sealed class UpstreamFailureTests : IDisposable
{
    private const string Call = """{"jsonrpc":"2.0","id":"x-1","method":"tools/call","params":{"name":"limited_once"}}""";
    private readonly FakeTimeProvider _time = new();
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public void Dispose() => _silent.Dispose();

    [Fact]
    public async Task Refused_GivesTheQuotaBack()
    {
        _silent.Start();
        int port = ((IPEndPoint)_silent.LocalEndpoint).Port;
        _silent.Stop();
        await AssertNotSentAsync($"http://127.0.0.1:{port}/mcp", "nothing accepts connections at its address");
    }

    [Fact]
    public Task NameUnknown_GivesTheQuotaBack() =>
        AssertNotSentAsync("http://no-such-host.invalid/mcp", "its host name cannot be resolved");

    [Fact]
    public async Task NoTls_GivesTheQuotaBack()
    {
        await using BareServer server = BareServer.Start("this is not TLS\r\n");
        await AssertNotSentAsync($"https://{server.Url.Authority}/mcp", "the TLS handshake failed");
    }

    [Fact]
    public async Task NoConnectionInTime_GivesTheQuotaBack()
    {
        // The kernel accepts the connection, and nobody ever answers the handshake.
        _silent.Start();
        await AssertNotSentAsync(
            $"https://{_silent.LocalEndpoint}/mcp",
            "no connection was made in the time allowed",
            TimeSpan.FromMilliseconds(300)
        );
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-", "the connection broke")]
    [InlineData("SMTP ready\r\n\r\n", "what came is not HTTP")]
    public async Task NoUsableAnswer_KeepsTheQuota(string answer, string reason)
    {
        await using BareServer server = BareServer.Start(answer);
        await using ProxyUnderTest proxy = await StartAsync(server.Url.ToString());
        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call);
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.StartsWith("""{"jsonrpc":"2.0","id":"x-1","error":{""", body, StringComparison.Ordinal);
        Assert.Contains($"no usable answer: {reason}. The call may have been executed.", body, StringComparison.Ordinal);
        Assert.Contains("\"effect\":\"limit\"", (await proxy.CallAsync(Call)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoAnswerInTime_IsATimeoutAndKeepsTheQuota()
    {
        var arrived = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict, static options => options, _time);
        proxy.Server.Answer = async (context, _) =>
        {
            context.RequestAborted.Register(ended.SetResult);
            arrived.SetResult();
            await ended.Task;
        };

        Task<(HttpResponseMessage Response, string Body)> calling = proxy.CallAsync(Call);
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(new HttpUpstreamOptions { Url = proxy.Server.Url }.ResponseTimeout);
        (HttpResponseMessage response, string body) = await calling;

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Contains("did not answer in time. The call may have been executed.", body, StringComparison.Ordinal);
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"effect\":\"limit\"", (await proxy.CallAsync(Call)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerThatHasBegun_MayTakeAnyTime()
    {
        var goOn = new TaskCompletionSource();
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict, static options => options, _time);
        proxy.Server.Answer = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(": first\n\n");
            await goOn.Task;
            await context.Response.WriteAsync("data: {}\n\n");
        };

        using HttpRequestMessage request = ProxyUnderTest.Post(Call);
        using HttpResponseMessage response = await proxy.SendAsync(request, streamed: true);
        _time.Advance(TimeSpan.FromDays(1));
        goOn.SetResult();

        Assert.Equal(": first\n\ndata: {}\n\n", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task AssertNotSentAsync(string url, string reason, TimeSpan? connectTimeout = null)
    {
        await using ProxyUnderTest proxy = await StartAsync(url, connectTimeout);
        for (int i = 0; i < 2; i++)
        {
            // The second call would be beyond the limit, had the first one kept its quota.
            (HttpResponseMessage response, string body) = await proxy.CallAsync(Call);
            Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
            Assert.StartsWith("""{"jsonrpc":"2.0","id":"x-1","error":{""", body, StringComparison.Ordinal);
            Assert.Contains($"cannot be reached: {reason}. Not executed.", body, StringComparison.Ordinal);
        }
    }

    private Task<ProxyUnderTest> StartAsync(string url, TimeSpan? connectTimeout = null) =>
        ProxyUnderTest.StartAsync(
            TestPolicy.Strict,
            options => options with { Url = new Uri(url), ConnectTimeout = connectTimeout ?? options.ConnectTimeout },
            _time
        );
}
