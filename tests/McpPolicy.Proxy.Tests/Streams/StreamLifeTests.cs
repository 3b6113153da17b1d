using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Tests.Streams;

/// <summary>How long streams live, and what the server sees of clients that leave.</summary>
public sealed class StreamLifeTests
{
    private readonly TaskCompletionSource _ended = new();
    private readonly TaskCompletionSource _goOn = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // The forwarder's own limit for silence would be 100 seconds. That the option is what governs, the next two tests show.
    [Fact]
    public void IdleTimeout_ByDefault_IsFarBeyondAnyPauseOfAStream() =>
        Assert.True(new HttpUpstreamOptions { Url = new Uri("http://x") }.ActivityTimeout >= TimeSpan.FromHours(24));

    [Fact]
    public async Task Stream_SilentBeyondTheIdleTimeout_IsEnded()
    {
        await using ProxyUnderTest proxy = await StartAsync(TimeSpan.FromMilliseconds(200));
        using HttpResponseMessage response = await OpenAsync(proxy);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await using Stream stream = await response.Content.ReadAsStreamAsync(Cancelled);
            await stream.CopyToAsync(Stream.Null, Cancelled);
        });
        await _ended.Task.WaitAsync(Cancelled);
    }

    [Fact]
    public async Task Stream_SilentWithinTheIdleTimeout_GoesOn()
    {
        // A stream beside it is ended for its silence; this one, with its longer time, has been silent for longer by then.
        await using ProxyUnderTest patient = await StartAsync(TimeSpan.FromHours(1));
        using HttpResponseMessage response = await OpenAsync(patient);
        var other = new StreamLifeTests();
        await other.Stream_SilentBeyondTheIdleTimeout_IsEnded();

        _goOn.SetResult();

        Assert.Equal(": beat\n\n: beat\n\n", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task ClientLeavesACall_OfASession_TheServerSeesAClosedConnectionAndNoCancellation()
    {
        await using ProxyUnderTest proxy = await StartAsync(TimeSpan.FromHours(1));
        const string call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";
        using (HttpRequestMessage request = ProxyUnderTest.Post(call, ("Mcp-Session-Id", "s1")))
        using (HttpResponseMessage response = await proxy.SendAsync(request, streamed: true))
        {
            await (await response.Content.ReadAsStreamAsync(Cancelled)).ReadExactlyAsync(new byte[": beat\n\n".Length], Cancelled);
        }

        await _ended.Task.WaitAsync(Cancelled);
        _goOn.SetResult();

        // The events that the client missed are the server's to keep: it gets the client's question for them, and nothing else came before.
        using var resumed = new HttpRequestMessage(HttpMethod.Get, "/mcp");
        resumed.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        resumed.Headers.TryAddWithoutValidation("Mcp-Session-Id", "s1");
        resumed.Headers.TryAddWithoutValidation("Last-Event-ID", "7");
        using HttpResponseMessage rest = await proxy.SendAsync(resumed, streamed: true);
        Assert.Equal(["POST", "GET"], proxy.Server.Requests.Select(static r => r.Method));
        Assert.Equal("7", proxy.Server.Requests.Last().Headers["Last-Event-ID"]);
    }

    [Fact]
    public async Task ClientLeavesACall_WithoutSessions_TheServersRequestIsAborted()
    {
        await using ProxyUnderTest proxy = await StartAsync(TimeSpan.FromHours(1));
        const string call =
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""";
        using (
            HttpRequestMessage request = ProxyUnderTest.Post(
                call,
                ("MCP-Protocol-Version", "2026-07-28"),
                ("Mcp-Method", "tools/call"),
                ("Mcp-Name", "echo")
            )
        )
        using (await proxy.SendAsync(request, streamed: true)) { }

        await _ended.Task.WaitAsync(Cancelled);
    }

    private static Task<HttpResponseMessage> OpenAsync(ProxyUnderTest proxy)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/mcp");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        return proxy.SendAsync(request, streamed: true);
    }

    // A heartbeat at once, another when the test says so.
    private async Task<ProxyUnderTest> StartAsync(TimeSpan idleTimeout)
    {
        ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(
            TestPolicy.AllowAll,
            options => options with { ActivityTimeout = idleTimeout },
            TimeProvider.System
        );
        proxy.Server.Answer = async (context, _) =>
        {
            context.RequestAborted.Register(() => _ended.TrySetResult());
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(": beat\n\n");
            await Task.WhenAny(_goOn.Task, _ended.Task);
            await context.Response.WriteAsync(": beat\n\n");
        };
        return proxy;
    }
}
