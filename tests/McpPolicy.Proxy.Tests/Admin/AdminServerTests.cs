using System.Net;
using System.Text.Json;
using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Admin;

public sealed class AdminServerTests
{
    private const string OnlyA = """{"version":"1","default":"deny","tools":{"a":{}}}""";

    [Fact]
    public async Task Ports_EachServesOnlyItsOwn()
    {
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA);
        string mcpRoot = proxy.McpUrl[..^"/mcp".Length];
        foreach (string path in (string[])["/metrics", "/healthz", "/readyz", "/policy"])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(proxy, proxy.AdminUrl + path));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(proxy, mcpRoot + path));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(proxy, proxy.AdminUrl + "/mcp"));
        using HttpResponseMessage post = await proxy.Client.PostAsync(
            proxy.AdminUrl + "/policy",
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.False(post.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Policy_Loaded_HasTheDocumentedMembers()
    {
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA);
        JsonElement policy = await proxy.PolicyAsync();
        Assert.Equal(
            ["revision", "source", "loadedAt", "rules", "loads", "loadFailures", "lastError", "counterStoreProblem"],
            policy.EnumerateObject().Select(static p => p.Name)
        );
        Assert.Matches("^[0-9a-f]{32}$", policy.GetProperty("revision").GetString()!);
        Assert.Equal(proxy.PolicyFile, policy.GetProperty("source").GetString());
        Assert.Equal(1, policy.GetProperty("rules").GetInt32());
        Assert.Equal(1, policy.GetProperty("loads").GetInt32());
    }

    [Fact]
    public async Task Ready_NoValidPolicyYet_IsNotReadyAndDeniesUntilThereIsOne()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(
            string.Empty,
            server.Url,
            change: static o => o with { WaitForPolicy = true }
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(proxy, proxy.AdminUrl + "/readyz"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(proxy, proxy.AdminUrl + "/healthz"));
        Assert.Contains("\"isError\":true", await proxy.CallAsync("a"), StringComparison.Ordinal);
        Assert.Equal(0, server.Calls);

        await File.WriteAllTextAsync(proxy.PolicyFile, OnlyA, TestContext.Current.CancellationToken);
        await proxy.WaitForPolicyAsync(static p => p.GetProperty("loads").GetInt64() == 1);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(proxy, proxy.AdminUrl + "/readyz"));
        Assert.Contains("served", await proxy.CallAsync("a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_AfterCalls_CountByToolDecisionAndRule()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA, server.Url);
        await proxy.CallAsync("a");
        await proxy.CallAsync("a");
        await proxy.CallAsync("attacker-chosen-1");
        await proxy.CallAsync("attacker-chosen-2");
        string metrics = await proxy.Client.GetStringAsync(proxy.AdminUrl + "/metrics", TestContext.Current.CancellationToken);
        string name = server.Url.Authority;
        Assert.Contains(
            $"mcp_policy_tool_calls_total{{namespace=\"\",server=\"{name}\",tool=\"a\",decision=\"allow\",mode=\"enforce\",",
            metrics,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"mcp_policy_tool_calls_total{{namespace=\"\",server=\"{name}\",tool=\"_other\",decision=\"deny\",mode=\"enforce\",policy=\"\",rule=\"\"}} 2\n",
            metrics,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("attacker-chosen", metrics, StringComparison.Ordinal);
        Assert.Contains("mcp_policy_build_info{version=\"", metrics, StringComparison.Ordinal);
        Assert.Contains(
            $"mcp_policy_revision_info{{revision=\"{(await proxy.PolicyAsync()).GetProperty("revision")}\"}} 1\n",
            metrics,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Stop_CallInFlight_IsFinishedWhileNotReady()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        server.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RunningProxy proxy = await RunningProxy.StartAsync(OnlyA, server.Url);
        Task<string> call = proxy.CallAsync("a");
        await server.Arrived;
        Task stopping = proxy.StopAsync();
        while (await StatusAsync(proxy, proxy.AdminUrl + "/readyz") == HttpStatusCode.OK)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.False(call.IsCompleted);
        server.Hold.SetResult();
        Assert.Contains("served", await call, StringComparison.Ordinal);
        await stopping;
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningProxy proxy, string url)
    {
        using HttpResponseMessage response = await proxy.Client.GetAsync(url, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
