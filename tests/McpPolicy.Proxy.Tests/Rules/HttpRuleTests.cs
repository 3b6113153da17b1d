using System.Net;
using System.Text.Json;
using McpPolicy.Proxy.Tests.Fixtures;

namespace McpPolicy.Proxy.Tests.Rules;

/// <summary>What HTTP carries besides the body. docs/wire-rules.md lists the rules.</summary>
public sealed class HttpRuleTests
{
    private const string Echo = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";
    private const string Denied = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_run"}}""";
    private const string Stateless = """
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}
        """;

    private static readonly (string, string)[] Mirror =
    [
        ("MCP-Protocol-Version", "2026-07-28"),
        ("Mcp-Method", "tools/call"),
        ("Mcp-Name", "echo"),
    ];

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("Origin", "https://attacker.example")]
    public async Task ForeignHostOrOrigin_IsForbidden(string name, string value)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        (HttpResponseMessage response, _) = await proxy.CallAsync(Echo, (name, value));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("Mcp-Name", "delete_run")]
    [InlineData("Mcp-Name", "=?base64?ZGVsZXRlX3J1bg==?=")]
    [InlineData("Mcp-Method", "ping")]
    [InlineData("MCP-Protocol-Version", "2025-11-25")]
    [InlineData("Mcp-Name", null)]
    [InlineData("Mcp-Method", null)]
    public async Task MirrorHeaderThatDiffersOrIsMissing_IsAMismatch(string name, string? value)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        var headers = Mirror.Where(header => header.Item1 != name).ToList();
        headers.AddRange(value is null ? [] : [(name, value)]);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Stateless, [.. headers]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("-32020", body, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task MirrorHeadersWhereThereIsNothingToMirror_DoNotReachTheServer()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/mcp")
        {
            Headers = { { "Mcp-Method", "tools/call" }, { "Mcp-Name", "delete_run" } },
        };

        using HttpResponseMessage stream = await proxy.SendAsync(get);
        (HttpResponseMessage answer, _) = await proxy.CallAsync("""{"jsonrpc":"2.0","id":5,"result":{}}""", ("Mcp-Name", "delete_run"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(
            Assert.Single(proxy.Server.Requests).Headers.Keys,
            static name => name.StartsWith("Mcp-", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task ParameterHeaders_PassUnchanged()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        await proxy.CallAsync(Stateless, [.. Mirror, ("Mcp-Param-Region", "=?base64?ZXU=?="), ("Mcp-Param-x", "a, b")]);

        IReadOnlyDictionary<string, string> seen = Assert.Single(proxy.Server.Requests).Headers;
        Assert.Equal(("=?base64?ZXU=?=", "a, b"), (seen["Mcp-Param-Region"], seen["Mcp-Param-x"]));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"ping","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":7}}}""", "\"q\"")]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"ping"}""", "\"q\"")]
    [InlineData("[]", "null")]
    public async Task BadRequestWithoutSessions_CarriesAJsonRpcError(string body, string id)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        (HttpResponseMessage response, string answer) = await proxy.CallAsync(body, ("MCP-Protocol-Version", "2026-07-28"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var error = JsonDocument.Parse(answer);
        Assert.Equal(id, error.RootElement.GetProperty("id").GetRawText());
        Assert.NotEqual(0, error.RootElement.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData(Denied)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"vendor/unknown"}""")]
    public async Task PolicyOnSessionTraffic_IsNeverAnHttpStatusThatMeansSomethingElse(string body)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        (HttpResponseMessage response, _) = await proxy.CallAsync(body, ("Mcp-Session-Id", "s1"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("/MCP")]
    [InlineData("/mcp/")]
    [InlineData("/mcp;x")]
    [InlineData("/mcp/../mcp/x")]
    public async Task Route_IsExact(string path)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        using HttpRequestMessage request = ProxyUnderTest.Post(Echo);
        request.RequestUri = new Uri(path, UriKind.Relative);

        using HttpResponseMessage response = await proxy.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task UpstreamPath_IsTheConfiguredOne()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        using HttpRequestMessage request = ProxyUnderTest.Post(Echo);
        request.RequestUri = new Uri("/mcp?path=/admin", UriKind.Relative);

        using HttpResponseMessage response = await proxy.SendAsync(request);

        Assert.Equal("/server/mcp", Assert.Single(proxy.Server.Requests).Target);
    }

    [Fact]
    public async Task SessionResumptionAndVersion_PassUnchanged()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/mcp")
        {
            Headers =
            {
                { "Mcp-Session-Id", "a!~b" },
                { "Last-Event-ID", "s/1 x" },
                { "MCP-Protocol-Version", "2025-06-18" },
            },
        };

        using HttpResponseMessage response = await proxy.SendAsync(get);

        IReadOnlyDictionary<string, string> seen = Assert.Single(proxy.Server.Requests).Headers;
        Assert.Equal("a!~b", seen["Mcp-Session-Id"]);
        Assert.Equal("s/1 x", seen["Last-Event-ID"]);
        Assert.Equal("2025-06-18", seen["MCP-Protocol-Version"]);
    }

    [Fact]
    public async Task WhatTheProxyWritesIntoAStream_IsOneLineOfData()
    {
        const string Policy = """
            {"version":"1","default":"allow","tools":{"delete_run":{"action":"deny","reason":"a\r\nevent: x\n\ndata: {}\u2028\u0085"}}}
            """;
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Denied, ("Accept", "text/event-stream"));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        string line = Assert.Single(
            body.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            static l => !l.StartsWith("event:", StringComparison.Ordinal)
        );
        Assert.StartsWith("data: {", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', body);
    }
}
