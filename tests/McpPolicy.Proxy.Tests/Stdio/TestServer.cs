using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using McpPolicy.Proxy.Stdio;
using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Stdio;

/// <summary>The proxy in front of the shell script that plays a stdio server.</summary>
internal static class TestServer
{
    public const string Initialize = """
        {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
        """;

    public static StdioOptions Options { get; } =
        new()
        {
            Command = "/bin/bash",
            Arguments = [Path.Combine(AppContext.BaseDirectory, "Stdio", "Assets", "server.sh")],
            Environment = ImmutableDictionary<string, string>.Empty.Add("PATH", "/usr/bin:/bin").Add("GIVEN", "yes"),
        };

    public static Task<RunningProxy> StartAsync(string policy = RunningProxy.AllowAll, StdioOptions? options = null) =>
        RunningProxy.StartAsync(policy, stdio: options ?? Options);

    public static async Task<string> OpenSessionAsync(this RunningProxy proxy)
    {
        using HttpResponseMessage response = await proxy.PostAsync(Initialize);
        response.EnsureSuccessStatusCode();
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return Assert.Single(response.Headers.GetValues("Mcp-Session-Id"));
    }

    /// <summary>Calls in the stateless era and returns the text of the result.</summary>
    public static async Task<string> CallStatelessAsync(
        this RunningProxy proxy,
        string tool,
        string id = "1",
        string meta = "",
        CancellationToken cancellationToken = default
    )
    {
        string json = """
            {"jsonrpc":"2.0","id":ID,"method":"tools/call","params":{"name":"TOOL","arguments":{},"_meta":{
            "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}META}}}
            """.Replace("ID", id, StringComparison.Ordinal).Replace("TOOL", tool, StringComparison.Ordinal).Replace(
            "META",
            meta,
            StringComparison.Ordinal
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.McpUrl) { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", tool);
        using HttpResponseMessage response = await proxy.Client.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>The text of a tool's result.</summary>
    public static string TextOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    public static bool IsRunning(string processId) => Directory.Exists($"/proc/{processId}");

    public static async Task WaitForEndAsync(string processId)
    {
        while (IsRunning(processId))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
