using System.Net;
using McpPolicy.Proxy.Stdio;
using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Stdio;

/// <summary>One process for all sessions.</summary>
public sealed class SharedSessionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_ManyWithTheSameIds_ShareOneProcessAndGetTheirOwnAnswers()
    {
        await using RunningProxy proxy = await StartAsync();
        string[] sessions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => proxy.OpenSessionAsync()));
        Assert.Equal(8, sessions.Distinct().Count());

        string[] answers = await Task.WhenAll(sessions.Select(session => proxy.CallAsync("pid", session: session, id: 7)));

        Assert.All(answers, static answer => Assert.Contains("\"id\":7", answer, StringComparison.Ordinal));
        string[] texts = [.. answers.Select(TestServer.TextOf)];
        Assert.Single(texts.Select(static t => t.Split(' ')[0]).Distinct());
        Assert.Equal(8, texts.Distinct().Count());
        Assert.Equal("1", TestServer.TextOf(await proxy.CallAsync("initialized", session: sessions[0])));
    }

    [Fact]
    public async Task Delete_EndsTheSessionAlone()
    {
        await using RunningProxy proxy = await StartAsync();
        string first = await proxy.OpenSessionAsync();
        string second = await proxy.OpenSessionAsync();
        using var delete = new HttpRequestMessage(HttpMethod.Delete, proxy.McpUrl) { Headers = { { "Mcp-Session-Id", first } } };
        using HttpResponseMessage deleted = await proxy.Client.SendAsync(delete, Cancelled);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);

        using HttpResponseMessage gone = await proxy.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", first);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.NotEmpty(TestServer.TextOf(await proxy.CallAsync("pid", session: second)));
    }

    [Fact]
    public async Task Progress_GetsTheClientsOwnTokenBack()
    {
        await using RunningProxy proxy = await StartAsync();
        string session = await proxy.OpenSessionAsync();
        using HttpResponseMessage response = await proxy.PostAsync(
            """{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":"p1"}}}""",
            session
        );
        string body = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains("\"progressToken\":\"p1\",\"progress\":2", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ReachesTheProcessForTheSessionsOwnRequestOnly()
    {
        await using RunningProxy proxy = await StartAsync();
        string mine = await proxy.OpenSessionAsync();
        string other = await proxy.OpenSessionAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        const string hang = """{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"hang","arguments":{}}}""";
        Task<HttpResponseMessage> hanging = proxy.PostUntilAsync(hang, mine, gone.Token);

        // The process reads in order, so what it answers next it answers after the first call has reached it.
        const string cancel = """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}""";
        await Testing.Wait.Until(
            async () =>
            {
                using HttpResponseMessage byAnother = await proxy.PostAsync(cancel, other);
                Assert.Equal(HttpStatusCode.Accepted, byAnother.StatusCode);
                Assert.Equal("nothing", TestServer.TextOf(await proxy.CallAsync("cancelled", session: other)));
                using HttpResponseMessage own = await proxy.PostAsync(cancel, mine);
                return TestServer.TextOf(await proxy.CallAsync("cancelled", session: other)) != "nothing";
            },
            cancellationToken: Cancelled
        );
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task ListChange_IsToldToAllSessions_AndNothingElseThatIsUnasked()
    {
        await using RunningProxy proxy = await StartAsync();
        string mine = await proxy.OpenSessionAsync();
        string other = await proxy.OpenSessionAsync();
        using var get = new HttpRequestMessage(HttpMethod.Get, proxy.McpUrl) { Headers = { { "Mcp-Session-Id", other } } };
        get.Headers.Accept.ParseAdd("text/event-stream");
        using HttpResponseMessage stream = await proxy.Client.SendAsync(get, HttpCompletionOption.ResponseHeadersRead, Cancelled);
        Assert.Equal("changed", TestServer.TextOf(await proxy.CallAsync("change", session: mine)));

        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancelled));
        Assert.Equal("event: message", await reader.ReadLineAsync(Cancelled));
        Assert.Equal("""data: {"jsonrpc":"2.0","method":"notifications/tools/list_changed"}""", await reader.ReadLineAsync(Cancelled));
    }

    [Fact]
    public async Task Question_OfTheProcess_ReachesNoClient()
    {
        await using RunningProxy proxy = await StartAsync();
        string session = await proxy.OpenSessionAsync();

        // The test server takes any answer to its question for the client's; this one is the proxy's error.
        Assert.Equal("the client said: ", TestServer.TextOf(await proxy.CallAsync("ask", session: session)));
    }

    [Fact]
    public async Task Subscription_IsNotAvailable()
    {
        await using RunningProxy proxy = await StartAsync();
        string session = await proxy.OpenSessionAsync();
        using HttpResponseMessage response = await proxy.PostAsync(
            """{"jsonrpc":"2.0","id":3,"method":"resources/subscribe","params":{"uri":"file:///x"}}""",
            session
        );
        Assert.Contains(
            "\"id\":3,\"error\":{\"code\":-32601",
            await response.Content.ReadAsStringAsync(Cancelled),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Process_Dies_SessionsEndAndNewOnesGetAnother()
    {
        await using RunningProxy proxy = await StartAsync();
        string session = await proxy.OpenSessionAsync();
        Assert.Contains("\"error\":", await proxy.CallAsync("die", session: session, id: 4), StringComparison.Ordinal);
        using HttpResponseMessage gone = await proxy.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", session);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        string? again = null;
        await Testing.Wait.Until(
            async () =>
            {
                using HttpResponseMessage response = await proxy.PostAsync(TestServer.Initialize);
                again = response.IsSuccessStatusCode ? response.Headers.GetValues("Mcp-Session-Id").Single() : null;
                return again is not null;
            },
            cancellationToken: Cancelled
        );
        Assert.Equal("1", TestServer.TextOf(await proxy.CallAsync("initialized", session: again)));
    }

    [Fact]
    public async Task SessionMode_TurnsClientsWithoutSessionsAway_SoThatTheyFallBack()
    {
        await using RunningProxy proxy = await StartAsync(StdioMode.Session);
        string answer = await proxy.CallStatelessAsync("pid", cancellationToken: Cancelled);
        Assert.Contains("\"code\":-32000", answer, StringComparison.Ordinal);
        Assert.Contains("Unsupported protocol version (supported versions: 2025-11-25", answer, StringComparison.Ordinal);
        Assert.NotEmpty(TestServer.TextOf(await proxy.CallAsync("pid", session: await proxy.OpenSessionAsync())));
    }

    private static Task<RunningProxy> StartAsync(StdioMode mode = StdioMode.Shared) =>
        TestServer.StartAsync(options: TestServer.Options with { Mode = mode });
}
