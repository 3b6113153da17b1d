using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using McpPolicy.Proxy.Admin;
using McpPolicy.Proxy.Configuration;
using McpPolicy.Proxy.Hosting;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Stdio;
using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Tests.Hosting;

/// <summary>The real proxy on free ports, with a policy file that a test may edit.</summary>
internal sealed class RunningProxy : IAsyncDisposable
{
    public const string AllowAll = """{"version":"1","default":"allow","tools":{}}""";
    private readonly WebApplication _app;

    private RunningProxy(WebApplication app, string policyFile)
    {
        _app = app;
        PolicyFile = policyFile;
    }

    public string PolicyFile { get; }

    public IServiceProvider Services => _app.Services;

    public string McpUrl => _app.Urls.First() + "/mcp";

    public string AdminUrl => _app.Services.GetRequiredService<AdminServer>().Url!;

    public HttpClient Client { get; } = new();

    public static async Task<RunningProxy> StartAsync(
        string policy,
        Uri? upstream = null,
        StdioOptions? stdio = null,
        string? policyFile = null,
        Func<ProxyOptions, ProxyOptions>? change = null,
        ILoggerProvider? log = null
    )
    {
        policyFile ??= Path.Combine(Directory.CreateTempSubdirectory("mcp-policy-").FullName, "policy.json");
        if (!File.Exists(policyFile) && policy.Length > 0)
        {
            await File.WriteAllTextAsync(policyFile, policy);
        }

        var options = new ProxyOptions
        {
            PolicyFile = policyFile,
            Http = stdio is null ? new HttpUpstreamOptions { Url = upstream ?? new Uri("http://127.0.0.1:9/mcp") } : null,
            Stdio = stdio,
            Listen = new ListenAddress("127.0.0.1", 0),
            Admin = new ListenAddress("127.0.0.1", 0),
            Drain = TimeSpan.FromSeconds(20),
        };
        WebApplication app = ProxyApp.Create(change?.Invoke(options) ?? options);
        app.Services.GetRequiredService<StartupGate>().Open();
        if (log is not null)
        {
            app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        }

        await app.Services.GetRequiredService<PolicyStore>().LoadAsync(quiet: false, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningProxy(app, policyFile);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async Task<JsonElement> PolicyAsync()
    {
        using var document = JsonDocument.Parse(await Client.GetStringAsync(AdminUrl + "/policy", TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    public async Task<JsonElement> WaitForPolicyAsync(Func<JsonElement, bool> condition)
    {
        while (true)
        {
            JsonElement policy = await PolicyAsync();
            if (condition(policy))
            {
                return policy;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public Task<HttpResponseMessage> PostAsync(string json, string? session = null) =>
        PostUntilAsync(json, session, TestContext.Current.CancellationToken);

    /// <summary>Posts as a client that may go away.</summary>
    public Task<HttpResponseMessage> PostUntilAsync(string json, string? session, CancellationToken gone)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, McpUrl) { Content = new StringContent(json, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (session is not null)
        {
            request.Headers.Add("Mcp-Session-Id", session);
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, gone);
    }

    /// <summary>Calls a tool and returns the whole answer's text.</summary>
    public async Task<string> CallAsync(string tool, string arguments = "{}", string? session = null, int id = 1)
    {
        string json =
            $"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"tools/call\",\"params\":{{\"name\":\"{tool}\",\"arguments\":{arguments}}}}}";
        using HttpResponseMessage response = await PostAsync(json, session);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
