using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace McpPolicy.Counters.Tests.Fixtures;

/// <summary>The proxy as a program of its own.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();

    private ProxyProcess(Process process) => _process = process;

    public ConcurrentQueue<string> Log { get; } = new();

    private string McpUrl { get; set; } = "";

    private string AdminUrl { get; set; } = "";

    public static async Task<ProxyProcess> StartAsync(string policyFile, Uri upstream, params string[] more)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "mcp-policy-proxy.dll"),
            "--policy",
            policyFile,
            "--upstream",
            upstream.ToString(),
            "--listen",
            "http://127.0.0.1:0",
            "--admin",
            "http://127.0.0.1:0",
            .. more,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var proxy = new ProxyProcess(Process.Start(start)!);
        proxy._process.ErrorDataReceived += (_, line) => proxy.Log.Enqueue(line.Data ?? "");
        proxy._process.BeginErrorReadLine();
        while (proxy.AdminUrl.Length == 0)
        {
            var line = await proxy._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(line is not null, string.Join('\n', proxy.Log));
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            proxy.McpUrl = words[0] == "MCP" ? words[1] : proxy.McpUrl;
            proxy.AdminUrl = words[0] == "admin" ? words[1] : "";
        }

        return proxy;
    }

    /// <summary>Calls a tool; the answer as text.</summary>
    public async Task<string> CallAsync(string tool)
    {
        var json = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"TOOL","arguments":{}}}""".Replace(
            "TOOL",
            tool,
            StringComparison.Ordinal
        );
        using var content = new StringContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, McpUrl) { Content = content };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<bool> IsAdmittedAsync(string tool) => (await CallAsync(tool)).Contains("served", StringComparison.Ordinal);

    public Task<string> GetAsync(string path) => _client.GetStringAsync(AdminUrl + path, TestContext.Current.CancellationToken);

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
