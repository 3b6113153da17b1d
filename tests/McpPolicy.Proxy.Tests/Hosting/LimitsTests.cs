using System.Net;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Hosting;

/// <summary>What may be set of a client's cost is what holds.</summary>
public sealed class LimitsTests : IAsyncLifetime
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping","params":{}}""";
    private AnsweringServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await AnsweringServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Message_BeyondTheSizeSet_Is413()
    {
        await using RunningProxy proxy = await StartAsync(new WireLimits { MaxBodyBytes = 1024 }, new ServerLimits());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(proxy, Ping.PadRight(1024)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(proxy, Ping.PadRight(1025)));
    }

    [Fact]
    public async Task Message_BeyondTheDepthSet_Is400()
    {
        await using RunningProxy proxy = await StartAsync(new WireLimits { MaxDepth = 8 }, new ServerLimits());
        Assert.Equal(HttpStatusCode.OK, await PostAsync(proxy, WithArrays(6)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(proxy, WithArrays(7)));
    }

    [Fact]
    public async Task Headers_BeyondTheNumberOrSizeSet_Are431()
    {
        await using RunningProxy proxy = await StartAsync(new WireLimits(), new ServerLimits { MaxHeaders = 20, MaxHeaderBytes = 4096 });
        Assert.Equal(HttpStatusCode.OK, await PostAsync(proxy, Ping, headers: 10, length: 10));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await PostAsync(proxy, Ping, headers: 21, length: 10));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await PostAsync(proxy, Ping, headers: 1, length: 4096));
    }

    [Fact]
    public async Task Connections_BeyondTheNumberSet_AreClosed_AndAdministrationIsNot()
    {
        await using RunningProxy proxy = await StartAsync(new WireLimits(), new ServerLimits { MaxConnections = 1 });
        Assert.Equal(HttpStatusCode.OK, await PostAsync(proxy, Ping));
        using var another = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            another.GetAsync(new Uri(proxy.McpUrl), TestContext.Current.CancellationToken)
        );
        Assert.NotEmpty(await another.GetStringAsync(new Uri(proxy.AdminUrl + "/policy"), TestContext.Current.CancellationToken));
    }

    private static string WithArrays(int depth) =>
        Ping.Replace("{}", $"{{\"a\":{new string('[', depth)}{new string(']', depth)}}}", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> PostAsync(RunningProxy proxy, string body, int headers = 0, int length = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.McpUrl) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        for (int i = 0; i < headers; i++)
        {
            request.Headers.Add($"X-{i}", new string('x', length));
        }

        using HttpResponseMessage response = await proxy.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private Task<RunningProxy> StartAsync(WireLimits limits, ServerLimits serverLimits) =>
        RunningProxy.StartAsync(
            RunningProxy.AllowAll,
            _server.Url,
            change: options => options with { Limits = limits, ServerLimits = serverLimits }
        );
}
