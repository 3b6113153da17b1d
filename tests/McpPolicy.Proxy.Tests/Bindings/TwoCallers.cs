using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;
using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Upstreams;
using McpPolicy.Proxy.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpPolicy.Proxy.Tests.Bindings;

/// <summary>The handlers behind authentication, on a real port: the header <c>X-Caller</c> says who calls.</summary>
internal sealed class TwoCallers : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private TwoCallers(WebApplication app, RecordingServer server, TestPolicyProvider policies)
    {
        _app = app;
        Server = server;
        Policies = policies;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public RecordingServer Server { get; }

    public TestPolicyProvider Policies { get; }

    public static async Task<TwoCallers> StartAsync(string policy)
    {
        RecordingServer server = await RecordingServer.StartAsync();
        var policies = new TestPolicyProvider(TestPolicy.Load(policy));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ICounterStore>(new MemoryCounterStore(TimeProvider.System));
        builder.Services.AddSingleton<IPolicyProvider>(policies);
        builder.Services.AddSingleton(new GuardOptions { ListenUrls = ["http://127.0.0.1:0"] });
        builder.Services.AddMcpPolicyProxy();
        builder.Services.AddHttpUpstream(new HttpUpstreamOptions { Url = new Uri(server.Url, "/mcp") });
        WebApplication app = builder.Build();
        app.Run(context => HandleAsync(context, app.Services));
        await app.StartAsync();
        return new TwoCallers(app, server, policies);
    }

    public async Task<string> SendAsync(string caller, string method, string parameters)
    {
        string body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + parameters + "}";
        HttpResponseMessage response = await _client.SendAsync(
            ProxyUnderTest.Post(body, ("X-Caller", caller)),
            TestContext.Current.CancellationToken
        );
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static async Task HandleAsync(HttpContext context, IServiceProvider services)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        ParseResult parsed = services.GetRequiredService<RequestParser>().Parse(body.ToArray());
        McpRequest message = parsed.Message ?? throw new InvalidOperationException(parsed.Refusal?.Message);
        var caller = new Caller(context.Request.Headers["X-Caller"].ToString());
        ActivePolicy? policy = services.GetRequiredService<IPolicyProvider>().Current;
        _ =
            message.Method == McpMethod.ToolsCall
                ? await services.GetRequiredService<ToolCallHandler>().HandleAsync(context, message, policy, caller)
                : await services.GetRequiredService<MethodHandler>().HandleAsync(context, message, policy, caller);
    }
}
