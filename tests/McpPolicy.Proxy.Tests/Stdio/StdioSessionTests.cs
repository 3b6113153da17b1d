using System.Net;
using McpPolicy.Proxy.Tests.Hosting;

namespace McpPolicy.Proxy.Tests.Stdio;

public sealed class StdioSessionTests
{
    [Fact]
    public async Task Sessions_TwoClientsWithTheSameIds_HaveAProcessEach()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string first = await proxy.OpenSessionAsync();
        string second = await proxy.OpenSessionAsync();
        string[] firstPid = TestServer.TextOf(await proxy.CallAsync("pid", session: first, id: 7)).Split(' ');
        string[] secondPid = TestServer.TextOf(await proxy.CallAsync("pid", session: second, id: 7)).Split(' ');
        Assert.NotEqual(first, second);
        Assert.NotEqual(firstPid[0], secondPid[0]);
        Assert.Equal("1", firstPid[1]);
        Assert.Equal("1", secondPid[1]);
    }

    [Fact]
    public async Task Delete_Session_EndsItsProcessAndItsId()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        string pid = TestServer.TextOf(await proxy.CallAsync("pid", session: session)).Split(' ')[0];
        using var request = new HttpRequestMessage(HttpMethod.Delete, proxy.McpUrl) { Headers = { { "Mcp-Session-Id", session } } };
        using HttpResponseMessage response = await proxy.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(TestServer.IsRunning(pid));
        using HttpResponseMessage late = await proxy.PostAsync("""{"jsonrpc":"2.0","id":5,"method":"ping"}""", session);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Contains("\"id\":5", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutOrWithAnUnknownSession_IsRefusedAsTheSpecificationAsks()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        const string ping = """{"jsonrpc":"2.0","id":5,"method":"ping"}""";
        using HttpResponseMessage without = await proxy.PostAsync(ping);
        using HttpResponseMessage unknown = await proxy.PostAsync(ping, "0123456789abcdef");
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using HttpResponseMessage list = await proxy.PostAsync("""{"jsonrpc":"2.0","id":6,"method":"tools/list"}""", "0123456789abcdef");
        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
    }

    [Fact]
    public async Task Call_WithAnUnknownSession_UsesNoQuota()
    {
        await using RunningProxy proxy = await TestServer.StartAsync(
            """{"version":"1","default":"deny","tools":{"pid":{"limits":[{"counter":"c","window":"day","max":1,"scope":"grant"}]}}}"""
        );
        string session = await proxy.OpenSessionAsync();
        Assert.Contains("\"error\":", await proxy.CallAsync("pid", session: "0123456789abcdef"), StringComparison.Ordinal);
        Assert.EndsWith(" 1", TestServer.TextOf(await proxy.CallAsync("pid", session: session)), StringComparison.Ordinal);
        Assert.Contains("\"effect\":\"limit\"", await proxy.CallAsync("pid", session: session), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ServerDiesOnIt_AnswersAnErrorWithTheIdAndEndsTheSession()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        string answer = await proxy.CallAsync("die", session: session, id: 42);
        Assert.Contains("\"id\":42", answer, StringComparison.Ordinal);
        Assert.Contains("\"error\":", answer, StringComparison.Ordinal);
        using HttpResponseMessage late = await proxy.PostAsync("""{"jsonrpc":"2.0","id":5,"method":"ping"}""", session);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.NotEmpty(await proxy.OpenSessionAsync());
    }

    [Fact]
    public async Task Call_Environment_IsOnlyWhatWasGiven()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        Assert.Equal("GIVEN=yes PATH=/usr/bin:/bin ", TestServer.TextOf(await proxy.CallAsync("environment", session: session)));
    }

    [Fact]
    public async Task Call_DeniedTool_NeverReachesTheProcess()
    {
        await using RunningProxy proxy = await TestServer.StartAsync("""{"version":"1","default":"deny","tools":{"pid":{}}}""");
        string session = await proxy.OpenSessionAsync();
        Assert.Contains("\"isError\":true", await proxy.CallAsync("die", session: session), StringComparison.Ordinal);
        Assert.EndsWith(" 1", TestServer.TextOf(await proxy.CallAsync("pid", session: session)), StringComparison.Ordinal);
        using HttpResponseMessage response = await proxy.PostAsync("""{"jsonrpc":"2.0","id":3,"method":"tools/list"}""", session);
        string list = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"pid\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_PrettyPrintedOverManyLines_ReachesTheServerAsOne()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        const string json = "{\"jsonrpc\":\"2.0\",\r\n \"id\": \"x\",\n \"method\":\"tools/call\",\n \"params\":{\"name\":\"pid\"}\n}";
        using HttpResponseMessage response = await proxy.PostAsync(json, session);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"id\":\"x\"", answer, StringComparison.Ordinal);
        Assert.EndsWith(" 1", TestServer.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_OfARequestThatWasGivenUp_StaysTakenUntilTheServerAnswers()
    {
        await using RunningProxy proxy = await TestServer.StartAsync(
            options: TestServer.Options with
            {
                RequestTimeout = TimeSpan.FromSeconds(3),
            }
        );
        string session = await proxy.OpenSessionAsync();
        Assert.Contains("\"error\":", await proxy.CallAsync("defer", session: session, id: 5), StringComparison.Ordinal);
        Assert.Contains("in flight", await proxy.CallAsync("pid", session: session, id: 5), StringComparison.Ordinal);
        Assert.Equal("released", TestServer.TextOf(await proxy.CallAsync("release", session: session, id: 6)));
        Assert.EndsWith(" 1", TestServer.TextOf(await proxy.CallAsync("pid", session: session, id: 5)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WithTheIdSpeltAnotherWay_ReachesItsRequest()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        using HttpResponseMessage response = await proxy.PostAsync(
            """{"jsonrpc":"2.0","id":"a+b","method":"tools/call","params":{"name":"respell"}}""",
            session
        );
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"id\":\"a+b\"", answer, StringComparison.Ordinal);
        Assert.Equal("respelt", TestServer.TextOf(answer));
    }

    [Fact]
    public async Task Answer_DeeperThanARequestMayBe_ReachesItsRequest()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        Assert.Contains("\"result\":{\"deep\":[[[[", await proxy.CallAsync("deep", session: session), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithProgress_StreamsItBeforeTheAnswer()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        using HttpResponseMessage response = await proxy.PostAsync(
            """{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"progress","_meta":{"progressToken":"p1"}}}""",
            session
        );
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        string[] events = await ReadEventsAsync(response);
        Assert.Equal(3, events.Length);
        Assert.Contains("\"progressToken\":\"p1\",\"progress\":1", events[0], StringComparison.Ordinal);
        Assert.Contains("\"progressToken\":\"p1\",\"progress\":2", events[1], StringComparison.Ordinal);
        Assert.Contains("\"id\":8", events[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ServerAsksTheClient_QuestionGoesOutOnTheStreamAndTheAnswerBack()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        using var get = new HttpRequestMessage(HttpMethod.Get, proxy.McpUrl) { Headers = { { "Mcp-Session-Id", session } } };
        get.Headers.Accept.ParseAdd("text/event-stream");
        using HttpResponseMessage stream = await proxy.Client.SendAsync(
            get,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        Task<string> call = proxy.CallAsync("ask", session: session, id: 9);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("event: message", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Contains("roots/list", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using HttpResponseMessage accepted = await proxy.PostAsync("""{"jsonrpc":"2.0","id":"q1","result":{"said":"hello"}}""", session);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("the client said: hello", TestServer.TextOf(await call));
    }

    [Fact]
    public async Task Get_SecondStreamOfASession_IsRefused()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        using HttpResponseMessage first = await OpenStreamAsync(proxy, session);
        using HttpResponseMessage second = await OpenStreamAsync(proxy, session);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task Call_ServerWritesRubbish_IsSkipped()
    {
        await using RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        Assert.Equal("after rubbish", TestServer.TextOf(await proxy.CallAsync("rubbish", session: session)));
    }

    [Fact]
    public async Task Initialize_BeyondTheMostSessions_IsAnError()
    {
        await using RunningProxy proxy = await TestServer.StartAsync(options: TestServer.Options with { MaxSessions = 1 });
        await proxy.OpenSessionAsync();
        using HttpResponseMessage second = await proxy.PostAsync(TestServer.Initialize);
        Assert.False(second.Headers.Contains("Mcp-Session-Id"));
        Assert.Contains(
            "\"error\":",
            await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Call_NotAnsweredInTime_IsAnErrorWithTheId()
    {
        await using RunningProxy proxy = await TestServer.StartAsync(
            options: TestServer.Options with
            {
                RequestTimeout = TimeSpan.FromMilliseconds(300),
            }
        );
        string session = await proxy.OpenSessionAsync();
        string answer = await proxy.CallAsync("hang", session: session, id: 77);
        Assert.Contains("\"id\":77", answer, StringComparison.Ordinal);
        Assert.Contains("\"error\":", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_OpenSessions_LeaveNoProcess()
    {
        RunningProxy proxy = await TestServer.StartAsync();
        string session = await proxy.OpenSessionAsync();
        string pid = TestServer.TextOf(await proxy.CallAsync("pid", session: session)).Split(' ')[0];
        await proxy.DisposeAsync();
        Assert.False(TestServer.IsRunning(pid));
    }

    private static Task<HttpResponseMessage> OpenStreamAsync(RunningProxy proxy, string session)
    {
        var get = new HttpRequestMessage(HttpMethod.Get, proxy.McpUrl) { Headers = { { "Mcp-Session-Id", session } } };
        get.Headers.Accept.ParseAdd("text/event-stream");
        return proxy.Client.SendAsync(get, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static async Task<string[]> ReadEventsAsync(HttpResponseMessage response)
    {
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
