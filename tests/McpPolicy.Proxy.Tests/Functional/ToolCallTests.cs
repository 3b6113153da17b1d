using System.Net;
using System.Text.Json;
using McpPolicy.Proxy.Tests.Fixtures;

namespace McpPolicy.Proxy.Tests.Functional;

public sealed class ToolCallTests
{
    private static string Call(string tool, string id = "7") =>
        $$$$"""{"jsonrpc":"2.0","id":{{{{id}}}},"method":"tools/call","params":{"name":"{{{{tool}}}}","arguments":{"a":1}}}""";

    [Fact]
    public async Task AllowedCall_IsForwardedByteForByte_AndAnsweredAsTheServerDid()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        const string Body =
            """  { "jsonrpc":"2.0", "method":"tools\/call","id" : 7 ,"params":{"arguments":{"é":"\u00e9"},"name":"ech\u006f"} } """;
        const string Answer = """{"jsonrpc":"2.0","id":7,"result":{"content":[]}}""";
        proxy.Server.Answer = static (context, _) => RecordingServer.Json(context, Answer);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Answer, body);
        RecordedRequest seen = Assert.Single(proxy.Server.Requests);
        Assert.Equal(Body, seen.Text);
        Assert.Equal("/server/mcp", seen.Target);
    }

    [Fact]
    public async Task DeniedCall_AnswersTheContract_AndDoesNotReachTheServer()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call("delete_run"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Empty(proxy.Server.Requests);
        JsonElement root = JsonDocument.Parse(body).RootElement;
        JsonElement result = root.GetProperty("result");
        Assert.Equal(7, root.GetProperty("id").GetInt32());
        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.False(result.TryGetProperty("resultType", out _));
        Assert.False(result.TryGetProperty("structuredContent", out _));
        string text = result.GetProperty("content")[0].GetProperty("text").GetString()!;
        Assert.Contains("delete_run", text, StringComparison.Ordinal);
        Assert.Contains("Deleting is done in the user interface.", text, StringComparison.Ordinal);
        JsonElement decision = result.GetProperty("_meta").GetProperty("mcppolicy.dev/decision");
        Assert.Equal("deny", decision.GetProperty("effect").GetString());
        Assert.Equal("delete_run", decision.GetProperty("rule").GetString());
        Assert.Equal(32, decision.GetProperty("decisionId").GetString()!.Length);
    }

    [Fact]
    public async Task UnlistedTool_IsDeniedByDefault()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (_, string body) = await proxy.CallAsync(Call("search_runs"));

        JsonElement decision = JsonDocument
            .Parse(body)
            .RootElement.GetProperty("result")
            .GetProperty("_meta")
            .GetProperty("mcppolicy.dev/decision");
        Assert.Equal("deny", decision.GetProperty("effect").GetString());
        Assert.False(decision.TryGetProperty("rule", out _));
        Assert.False(decision.TryGetProperty("policy", out _));
        Assert.StartsWith("No rule allows this tool", decision.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task SecondCallWithinTheWindow_IsLimited_WithTheTimeToRetry()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        await proxy.CallAsync(Call("limited_once"));
        (_, string body) = await proxy.CallAsync(Call("limited_once"));

        JsonElement decision = JsonDocument
            .Parse(body)
            .RootElement.GetProperty("result")
            .GetProperty("_meta")
            .GetProperty("mcppolicy.dev/decision");
        Assert.Equal("limit", decision.GetProperty("effect").GetString());
        Assert.Equal("1 per minute", decision.GetProperty("reason").GetString());
        Assert.InRange(decision.GetProperty("retryAfterMs").GetInt64(), 1, 60_000);
        Assert.Single(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("\"a\\u0062c\"")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("0")]
    [InlineData("\"\"")]
    public async Task Denial_EchoesTheIdAsItStands(string id)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (_, string body) = await proxy.CallAsync(Call("delete_run", id));

        Assert.StartsWith($$"""{"jsonrpc":"2.0","id":{{id}},""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HiddenTool_AnswersAsAnUnknownOne()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call("secret"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"jsonrpc":"2.0","id":7,"error":{"code":-32602,"message":"Unknown tool: secret"}}""", body);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task StatelessDenial_SaysThatTheResultIsComplete()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        const string Body = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_run","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}
            """;

        (_, string body) = await proxy.CallAsync(
            Body,
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "tools/call"),
            ("Mcp-Name", "=?base64?ZGVsZXRlX3J1bg==?=")
        );

        Assert.Equal("complete", JsonDocument.Parse(body).RootElement.GetProperty("result").GetProperty("resultType").GetString());
    }

    [Fact]
    public async Task Denial_ToAClientThatOnlyReadsStreams_IsOneEvent()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call("delete_run"), ("Accept", "text/event-stream"));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("event: message\ndata: {", body, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", body, StringComparison.Ordinal);
        Assert.Equal(4, body.Split('\n').Length);
    }

    [Fact]
    public async Task NoPolicy_DeniesEveryCall()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(policy: null);

        (_, string body) = await proxy.CallAsync(Call("echo"));

        Assert.Contains("\"effect\":\"error\"", body, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task UnreachableServer_AnswersAnErrorWithTheId_AndGivesTheQuotaBack()
    {
        // Port 1 is reserved; nothing listens there.
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict, upstream: new Uri("http://127.0.0.1:1/mcp"));

        (HttpResponseMessage first, string body) = await proxy.CallAsync(Call("limited_once", "\"x\""));
        (HttpResponseMessage second, _) = await proxy.CallAsync(Call("limited_once"));

        Assert.Equal(HttpStatusCode.BadGateway, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadGateway, second.StatusCode);
        JsonElement root = JsonDocument.Parse(body).RootElement;
        Assert.Equal("x", root.GetProperty("id").GetString());
        Assert.InRange(root.GetProperty("error").GetProperty("code").GetInt32(), -31999, -31000);
    }

    [Theory]
    [InlineData(""","task":{"ttl":60000}""")]
    [InlineData(""","inputResponses":{"k":{"action":"accept"}},"requestState":"s" """)]
    [InlineData(""","_meta":{"progressToken":1}""")]
    public async Task EveryVariantOfACall_IsDecided(string extra)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        string body = $$$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_run"{{{{extra}}}} }}""";

        (_, string answer) = await proxy.CallAsync(body);

        Assert.Contains("\"effect\":\"deny\"", answer, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }
}
