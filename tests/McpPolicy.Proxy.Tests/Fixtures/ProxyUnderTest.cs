using System.Net.Http.Headers;
using System.Text;
using McpPolicy.Policy.Limits;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>The MCP side of the proxy on a real port, in front of a <see cref="RecordingServer"/>.</summary>
internal sealed class ProxyUnderTest : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProxyUnderTest(WebApplication app, RecordingServer server, TestPolicyProvider policies)
    {
        _app = app;
        Server = server;
        Policies = policies;
        Client = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
            }
        )
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public RecordingServer Server { get; }

    public TestPolicyProvider Policies { get; }

    public HttpClient Client { get; }

    public Uri Url => new(Client.BaseAddress!, "/mcp");

    public static Task<ProxyUnderTest> StartAsync(
        string? policy,
        WireLimits? limits = null,
        Uri? upstream = null,
        string? headers = null
    ) => StartAsync(policy, new GuardOptions { ListenUrls = ["http://127.0.0.1:0"] }, limits, upstream, headers);

    public static Task<ProxyUnderTest> StartAsync(
        string? policy,
        GuardOptions guards,
        WireLimits? limits = null,
        Uri? upstream = null,
        string? headers = null
    ) =>
        StartAsync(
            policy,
            options => options with { Url = upstream ?? options.Url, HeadersDirectory = headers },
            TimeProvider.System,
            guards,
            limits
        );

    public static async Task<ProxyUnderTest> StartAsync(
        string? policy,
        Func<HttpUpstreamOptions, HttpUpstreamOptions> change,
        TimeProvider time,
        GuardOptions? guards = null,
        WireLimits? limits = null
    )
    {
        RecordingServer server = await RecordingServer.StartAsync();
        var counters = new MemoryCounterStore(TimeProvider.System, new MemoryCounterStoreOptions());
        var policies = new TestPolicyProvider(policy is null ? null : TestPolicy.Load(policy, counters));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<ICounterStore>(counters);
        builder.Services.AddSingleton<IPolicyProvider>(policies);
        builder.Services.AddSingleton(limits ?? new WireLimits());
        builder.Services.AddSingleton(guards ?? new GuardOptions { ListenUrls = ["http://127.0.0.1:0"] });
        builder.Services.AddMcpPolicyProxy();
        builder.Services.AddHttpUpstream(change(new HttpUpstreamOptions { Url = new Uri(server.Url, "/server/mcp") }));
        WebApplication app = builder.Build();
        app.MapMcp();
        await app.StartAsync();
        return new ProxyUnderTest(app, server, policies);
    }

    /// <summary>What SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public static HttpRequestMessage Post(string body, params (string Name, string Value)[] headers) =>
        Post(Encoding.UTF8.GetBytes(body), headers);

    public static HttpRequestMessage Post(byte[] body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        foreach ((string name, string value) in headers)
        {
            Set(request, name, value);
        }

        return request;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool streamed = false) =>
        await Client.SendAsync(
            request,
            streamed ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead,
            TestContext.Current.CancellationToken
        );

    public async Task<(HttpResponseMessage Response, string Body)> CallAsync(string body, params (string Name, string Value)[] headers)
    {
        HttpResponseMessage response = await SendAsync(Post(body, headers));
        return (response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            request.Content!.Headers.Remove(name);
            request.Content.Headers.TryAddWithoutValidation(name, value);
            return;
        }

        if (name is "Accept" or "Host")
        {
            request.Headers.Remove(name);
        }

        request.Headers.TryAddWithoutValidation(name, value);
    }
}
