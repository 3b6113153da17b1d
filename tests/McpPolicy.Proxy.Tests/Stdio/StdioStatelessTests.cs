using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Stdio;

public sealed class StdioStatelessTests
{
    [Fact]
    public async Task Calls_ManyClientsWithTheSameId_ShareOneProcessAndGetTheirOwnAnswers()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string[] answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => proxy.CallStatelessAsync("pid", "\"same\"", cancellationToken: TestContext.Current.CancellationToken))
        );
        Assert.All(answers, static answer => Assert.Contains("\"id\":\"same\"", answer, StringComparison.Ordinal));
        string[][] texts = [.. answers.Select(static answer => TestServer.TextOf(answer).Split(' '))];
        Assert.Single(texts.Select(static text => text[0]).Distinct());
        Assert.Equal(Enumerable.Range(1, 20), texts.Select(static text => int.Parse(text[1])).Order());
    }

    [Fact]
    public async Task Call_WithProgress_GetsItsOwnTokenBack()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        await proxy.CallStatelessAsync("pid", cancellationToken: TestContext.Current.CancellationToken);
        string body = await proxy.CallStatelessAsync(
            "progress",
            "30",
            ",\"progressToken\":\"mine\"",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("\"progressToken\":\"mine\",\"progress\":2", body, StringComparison.Ordinal);
        Assert.Contains("\"id\":30,", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ProcessDies_AnswersAnErrorAndStartsAnother()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string before = TestServer.TextOf(await proxy.CallStatelessAsync("pid", cancellationToken: TestContext.Current.CancellationToken));
        string answer = await proxy.CallStatelessAsync("die", "99", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("\"id\":99", answer, StringComparison.Ordinal);
        Assert.Contains("\"error\":", answer, StringComparison.Ordinal);
        await TestServer.WaitForEndAsync(before.Split(' ')[0]);
        string after;
        do
        {
            after = await proxy.CallStatelessAsync("pid", cancellationToken: TestContext.Current.CancellationToken);
        } while (after.Contains("\"error\":", StringComparison.Ordinal));

        Assert.EndsWith(" 1", TestServer.TextOf(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ByAClient_DoesNotReachTheProcessThatOthersShare()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.McpUrl)
        {
            Content = new StringContent(
                """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}"""
            ),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        await proxy.CallStatelessAsync("pid", cancellationToken: TestContext.Current.CancellationToken);
        using HttpResponseMessage response = await proxy.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        string answer = await proxy.CallStatelessAsync("cancelled", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("nothing", TestServer.TextOf(answer));
    }

    [Fact]
    public async Task Call_ClientGoesAway_ProcessIsToldThatItIsCancelled()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        using var leaving = new CancellationTokenSource();
        Task<string> hanging = proxy.CallStatelessAsync("hang", "5", cancellationToken: leaving.Token);
        await proxy.CallStatelessAsync("pid", cancellationToken: TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        string text;
        do
        {
            string answer = await proxy.CallStatelessAsync("cancelled", cancellationToken: TestContext.Current.CancellationToken);
            text = TestServer.TextOf(answer);
        } while (text == "nothing");

        Assert.Matches("^[0-9]+$", text);
    }

    [Fact]
    public async Task Call_ServerDoesNotKnowTheMethod_IsNotFoundInTheStatusToo()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        using HttpResponseMessage response = await DiscoverAsync(proxy, ",\"io.modelcontextprotocol/clientCapabilities\":{}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"code\":-32601", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithoutCapabilities_NeverReachesTheProcess()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        using HttpResponseMessage response = await DiscoverAsync(proxy, "");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // The server knows no server/discover and would have answered -32601.
        Assert.Contains("\"id\":7", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":-32602", answer, StringComparison.Ordinal);
        Assert.Contains("io.modelcontextprotocol/clientCapabilities", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OfAVersionFromTheFuture_IsToldWhatToSpeakInstead()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        using HttpResponseMessage response = await DiscoverAsync(
            proxy,
            ",\"io.modelcontextprotocol/clientCapabilities\":{}",
            version: "2099-01-01"
        );
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"code\":-32022", answer, StringComparison.Ordinal);
        Assert.Contains("\"data\":{\"supported\":[\"2026-07-28\"],\"requested\":\"2099-01-01\"}", answer, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> DiscoverAsync(RunningProxy proxy, string meta, string version = "2026-07-28")
    {
        string json =
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"server/discover\","
            + $"\"params\":{{\"_meta\":{{\"io.modelcontextprotocol/protocolVersion\":\"{version}\"{meta}}}}}}}";
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.McpUrl) { Content = new StringContent(json) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("MCP-Protocol-Version", version);
        request.Headers.Add("Mcp-Method", "server/discover");
        return await proxy.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
