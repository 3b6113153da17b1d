using McpPolicy.Proxy.Stdio;
using McpPolicy.Proxy.Tests.Hosting;
using McpPolicy.Proxy.Tests.Logs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace McpPolicy.Proxy.Tests.Stdio;

/// <summary>When processes start and end, and what they leave.</summary>
public sealed class ProcessLifeTests
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_Unused_IsEndedWithItsProcess()
    {
        StdioOptions options = TestServer.Options with { SessionIdleTimeout = TimeSpan.FromMinutes(1) };
        await using var sessions = new StdioSessions(options, _time, NullLogger.Instance);
        Assert.Null(sessions.TryOpen(out StdioSession? unused));
        Assert.Null(sessions.TryOpen(out StdioSession? used));
        used!.Enter();

        _time.Advance(options.SessionIdleTimeout);
        Assert.NotNull(sessions.Find(unused!.Id));
        _time.Advance(Sweep);

        Assert.Null(sessions.Find(unused.Id));
        await unused.Connection.Closed.WaitAsync(Cancelled);
        await TestServer.WaitForEndAsync($"{unused.Connection.ProcessId}");
        Assert.NotNull(sessions.Find(used.Id));
        Assert.Equal(1, sessions.Count);

        used.Leave();
        _time.Advance(options.SessionIdleTimeout + Sweep);
        Assert.Null(sessions.Find(used.Id));
    }

    [Fact]
    public async Task SharedServer_EndsAgainAndAgain_IsStartedWithGrowingPauses()
    {
        await using var server = new SharedServer(
            TestServer.Options with
            {
                Command = "/bin/false",
            },
            new NobodyToAsk(),
            _time,
            NullLogger.Instance
        );
        TimeSpan pause = RestartPause.First;
        for (int i = 0; i < 12; i++)
        {
            StdioConnection? started = server.Get();
            Assert.NotNull(started);
            await started.Closed.WaitAsync(Cancelled);
            Assert.Null(server.Get());
            _time.Advance(pause - TimeSpan.FromTicks(1));
            Assert.Null(server.Get());
            _time.Advance(TimeSpan.FromTicks(1));
            pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, RestartPause.Longest.Ticks));
        }

        Assert.Equal(RestartPause.Longest, pause);
        _time.Advance(2 * RestartPause.Longest);
        StdioConnection? fresh = server.Get();
        await fresh!.Closed.WaitAsync(Cancelled);
        _time.Advance(RestartPause.First);
        Assert.NotNull(server.Get());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatTheProgramStarted_EndsWithIt_EvenWhenItIgnoresSigterm(bool byItself)
    {
        Assert.NotNull(ProcessGroup.Leader);
        string file = Path.GetTempFileName();
        StdioOptions options = TestServer.Options with
        {
            StopTimeout = TimeSpan.FromMilliseconds(300),
            Environment = TestServer.Options.Environment.Add("TMPFILE", file),
        };
        await using RunningProxy proxy = await TestServer.StartAsync(options: options);
        string session = await proxy.OpenSessionAsync();
        string left = TestServer.TextOf(await proxy.CallAsync("linger", session: session));
        Assert.True(TestServer.IsRunning(left));

        if (byItself)
        {
            await proxy.CallAsync("die", session: session);
        }
        else
        {
            await proxy.StopAsync();
            await proxy.DisposeAsync();
        }

        await TestServer.WaitForEndAsync(left);
        File.Delete(file);
    }

    [Fact]
    public async Task StandardError_LongOrHostileLines_AreCutAndPlain_AndTheProgramGoesOn()
    {
        var log = new CollectedLog();
        await using RunningProxy proxy = await RunningProxy.StartAsync(RunningProxy.AllowAll, stdio: TestServer.Options, log: log);
        string session = await proxy.OpenSessionAsync();
        Assert.Equal("shouted", TestServer.TextOf(await proxy.CallAsync("shout", session: session)));

        await Testing.Wait.Until(
            () => log.Lines.Any(static l => l.Text.EndsWith("[31mred", StringComparison.Ordinal)),
            cancellationToken: Cancelled
        );
        Assert.DoesNotContain(log.Lines, static line => line.Text.Contains('\u001b', StringComparison.Ordinal));
        string cut = Assert.Single(log.Lines, static line => line.Text.Contains("xxxx", StringComparison.Ordinal)).Text;
        Assert.EndsWith("x … (cut)", cut, StringComparison.Ordinal);
        Assert.True(cut.Length < LogLines.Longest + 100);
        Assert.NotEmpty(TestServer.TextOf(await proxy.CallAsync("pid", session: session)));
    }

    [Fact]
    public async Task Subscription_OutlivesTheTimeForAnswers_AndEndsWithItsResultWhenTheProxyStops()
    {
        StdioOptions options = TestServer.Options with { RequestTimeout = TimeSpan.FromMilliseconds(200) };
        await using RunningProxy proxy = await TestServer.StartAsync(options: options);
        const string listen = """
            {"jsonrpc":"2.0","id":"s","method":"subscriptions/listen","params":{"notifications":{},"_meta":{
            "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy.McpUrl) { Content = new StringContent(listen) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "subscriptions/listen");
        Task<HttpResponseMessage> listening = proxy.Client.SendAsync(request, Cancelled);

        // A call that is begun later is given up for its time; the subscription is still there.
        Assert.Contains(
            "did not answer in time",
            await proxy.CallStatelessAsync("hang", cancellationToken: Cancelled),
            StringComparison.Ordinal
        );
        Assert.False(listening.IsCompleted);
        Task stopping = proxy.StopAsync();

        using HttpResponseMessage response = await listening;
        const string result =
            """{"jsonrpc":"2.0","id":"s","result":{"resultType":"complete","_meta":{"io.modelcontextprotocol/subscriptionId":"s"}}}""";
        Assert.Equal($"event: message\ndata: {result}\n\n", await response.Content.ReadAsStringAsync(Cancelled));
        await stopping;
    }
}
