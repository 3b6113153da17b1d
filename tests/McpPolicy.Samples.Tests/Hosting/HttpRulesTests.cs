using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Samples.Tests.Fixtures;

namespace McpPolicy.Samples.Tests.Hosting;

/// <summary>What raw HTTP requests get that no SDK client would send.</summary>
public sealed class HttpRulesTests : IAsyncLifetime
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}""";

    private const string StatelessList =
        """{"jsonrpc":"2.0","id":7,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""";

    private const string StatelessCall =
        """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"health","arguments":{},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""";

    // A request that asks first whether to go on (Expect) must wait for the answer, however slow the machine is.
    private readonly HttpClient _http = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
    private RunningSample _sample = null!;

    public async ValueTask InitializeAsync() => _sample = await RunningSample.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sample.DisposeAsync();
    }

    [Fact]
    public async Task Session_OpensByInitialize_EndsByDelete()
    {
        using var opened = await PostAsync(Initialize);
        var id = Assert.Single(opened.Headers.GetValues("Mcp-Session-Id"));
        const string Ping = """{"jsonrpc":"2.0","id":2,"method":"ping"}""";

        using (var ping = await PostAsync(Ping, ("Mcp-Session-Id", id)))
        {
            Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
        }

        using (var deleted = await SendAsync(HttpMethod.Delete, body: null, ("Mcp-Session-Id", id)))
        {
            Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        }

        using var after = await PostAsync(Ping, ("Mcp-Session-Id", id));
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Session_NeitherIdNorInitialize_IsRefusedWithTheRequestsId()
    {
        using var answer = await PostAsync("""{"jsonrpc":"2.0","id":"abc","method":"tools/list"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("abc", (string)(await BodyAsync(answer))["id"]!);
    }

    [Fact]
    public async Task Stateless_SessionIdInRequest_IsNotEchoed()
    {
        using var answer = await PostAsync(StatelessList, [.. Stateless("tools/list"), ("Mcp-Session-Id", "made-up")]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Mcp-Session-Id"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task Stateless_OtherMethods_AreNotAllowed(string method)
    {
        using var answer = await SendAsync(new HttpMethod(method), body: null, ("MCP-Protocol-Version", "2026-07-28"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("health", HttpStatusCode.OK)]
    [InlineData("=?base64?aGVhbHRo?=", HttpStatusCode.OK)]
    [InlineData("=?base64?***?=", HttpStatusCode.BadRequest)]
    [InlineData("delete_run", HttpStatusCode.BadRequest)]
    [InlineData(null, HttpStatusCode.BadRequest)]
    public async Task Stateless_NameHeader_MustMirrorTheBody(string? name, HttpStatusCode expected)
    {
        (string, string)[] headers = name is null ? Stateless("tools/call") : [.. Stateless("tools/call"), ("Mcp-Name", name)];

        using var answer = await PostAsync(StatelessCall, headers);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.BadRequest)
        {
            Assert.Equal(-32020, (int)(await BodyAsync(answer))["error"]!["code"]!);
        }
    }

    [Fact]
    public async Task Stateless_MethodHeaderOfAnotherMethod_IsRefused()
    {
        using var answer = await PostAsync(StatelessList, Stateless("tools/call"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(-32020, (int)(await BodyAsync(answer))["error"]!["code"]!);
    }

    [Fact]
    public async Task Stateless_NoVersionHeader_IsRefused()
    {
        using var answer = await PostAsync(StatelessList);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(-32020, (int)(await BodyAsync(answer))["error"]!["code"]!);
    }

    [Fact]
    public async Task Version_Unknown_IsRefusedWithTheKnownOnes()
    {
        using var answer = await PostAsync(Initialize, ("MCP-Protocol-Version", "2024-01-01"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("2026-07-28", (await BodyAsync(answer))["error"]!["data"]!["supported"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""")]
    public async Task Body_NotOneMessage_IsRefused(string body)
    {
        using var answer = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost:3000", HttpStatusCode.OK)]
    public async Task HostAndOrigin_OnlyThisMachines(string header, string value, HttpStatusCode expected)
    {
        using var answer = await PostAsync(Initialize, (header, value));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Body_Oversized_IsRefused()
    {
        using var answer = await PostAsync(new string(' ', 4 * 1024 * 1024) + Initialize, ("Expect", "100-continue"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static (string, string)[] Stateless(string method) => [("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", method)];

    private Task<HttpResponseMessage> PostAsync(string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, body, headers);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, _sample.Endpoint);
        request.Headers.Add("Accept", "application/json, text/event-stream");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
}
