using McpPolicy.Proxy.Tests.Fixtures;

namespace McpPolicy.Proxy.Tests.Streams;

/// <summary>What becomes of open streams and calls when the proxy is told to stop.</summary>
public sealed class StreamDrainTests
{
    private const string Listen = """
        {"jsonrpc":"2.0","id":"sub-1","method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}
        """;
    private readonly TaskCompletionSource _ended = new();
    private readonly TaskCompletionSource _goOn = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_ProxyStops_EndsBetweenEventsAndTheServerSeesIt()
    {
        await using ProxyUnderTest proxy = await StartAsync("id: 1\ndata: {}\n\n");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/mcp");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        using HttpResponseMessage response = await proxy.SendAsync(request, streamed: true);

        Task stopping = proxy.StopAsync();

        Assert.Equal("id: 1\ndata: {}\n\n", await response.Content.ReadAsStringAsync(Cancelled));
        await _ended.Task.WaitAsync(Cancelled);
        await stopping;
    }

    [Fact]
    public async Task Subscription_ProxyStops_EndsWithItsResult()
    {
        await using ProxyUnderTest proxy = await StartAsync("data: {\"jsonrpc\":\"2.0\"}\n\n");
        using HttpResponseMessage response = await proxy.SendAsync(ListenRequest(), streamed: true);

        Task stopping = proxy.StopAsync();

        const string result =
            """{"jsonrpc":"2.0","id":"sub-1","result":{"resultType":"complete","_meta":{"io.modelcontextprotocol/subscriptionId":"sub-1"}}}""";
        Assert.Equal(
            $"data: {{\"jsonrpc\":\"2.0\"}}\n\nevent: message\ndata: {result}\n\n",
            await response.Content.ReadAsStringAsync(Cancelled)
        );
        await _ended.Task.WaitAsync(Cancelled);
        await stopping;
    }

    [Fact]
    public async Task Subscription_ProxyStopsWithinAnEvent_TheEventIsFinishedFirst()
    {
        await using ProxyUnderTest proxy = await StartAsync("data: {\"half\":", "1}\n\n");
        using HttpResponseMessage response = await proxy.SendAsync(ListenRequest(), streamed: true);
        Stream stream = await response.Content.ReadAsStreamAsync(Cancelled);
        byte[] half = new byte["data: {\"half\":".Length];
        await stream.ReadExactlyAsync(half, Cancelled);

        Task stopping = proxy.StopAsync();
        _goOn.SetResult();

        using var reader = new StreamReader(stream);
        Assert.StartsWith("1}\n\nevent: message\ndata: {\"jsonrpc\"", await reader.ReadToEndAsync(Cancelled), StringComparison.Ordinal);
        await stopping;
    }

    [Fact]
    public async Task Subscription_ServerHasNotAnsweredYet_IsToldToConnectAgain()
    {
        var arrived = new TaskCompletionSource();
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAll);
        proxy.Server.Answer = async (context, _) =>
        {
            context.RequestAborted.Register(_ended.SetResult);
            arrived.SetResult();
            await _ended.Task;
        };
        Task<HttpResponseMessage> sending = proxy.SendAsync(ListenRequest());
        await arrived.Task.WaitAsync(Cancelled);

        Task stopping = proxy.StopAsync();

        using HttpResponseMessage response = await sending;
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains(
            "The proxy is stopping; connect again.",
            await response.Content.ReadAsStringAsync(Cancelled),
            StringComparison.Ordinal
        );
        await stopping;
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task CallThatStreams_ProxyStops_IsFinished(string version)
    {
        await using ProxyUnderTest proxy = await StartAsync("data: {\"progress\":1}\n\n", "data: {\"done\":1}\n\n");
        bool stateless = version == "2026-07-28";
        string meta = stateless ? ""","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}""" : string.Empty;
        string call = $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"{{{meta}}}}}""";
        using HttpRequestMessage request = ProxyUnderTest.Post(call, ("MCP-Protocol-Version", version));
        if (stateless)
        {
            request.Headers.Add("Mcp-Method", "tools/call");
            request.Headers.Add("Mcp-Name", "echo");
        }

        using HttpResponseMessage response = await proxy.SendAsync(request, streamed: true);
        Task stopping = proxy.StopAsync();
        _goOn.SetResult();

        Assert.Equal("data: {\"progress\":1}\n\ndata: {\"done\":1}\n\n", await response.Content.ReadAsStringAsync(Cancelled));
        await stopping;
    }

    private static HttpRequestMessage ListenRequest() =>
        ProxyUnderTest.Post(Listen, ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "subscriptions/listen"));

    // Writes the first text, and the second when the test says so; then holds the stream open.
    private async Task<ProxyUnderTest> StartAsync(string first, string? second = null)
    {
        ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAll);
        proxy.Server.Answer = async (context, _) =>
        {
            context.RequestAborted.Register(() => _ended.TrySetResult());
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(first);
            if (second is not null)
            {
                await _goOn.Task;
                await context.Response.WriteAsync(second);
                return;
            }

            await _ended.Task;
        };
        return proxy;
    }
}
