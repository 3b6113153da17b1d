using System.Net;
using System.Text;
using McpPolicy.Proxy.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace McpPolicy.Proxy.Tests.Functional;

/// <summary>Ways around the inspection that HTTP itself offers.</summary>
public sealed class SideDoorTests
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";

    private static byte[] Request(Uri url, string start, string headers, string body = "") =>
        Encoding.UTF8.GetBytes($"{start} HTTP/1.1\r\nHost: {url.Authority}\r\n{headers}\r\n\r\n{body}");

    [Theory]
    [InlineData("websocket")]
    [InlineData("h2c")]
    public async Task Upgrade_IsIgnored(string protocol)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        string headers =
            $"Connection: Upgrade, close\r\nUpgrade: {protocol}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

        RawResponse response = await RawHttp.SendAsync(
            proxy.Url,
            Request(proxy.Url, "GET /mcp", headers),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(200, response.Status);
        Assert.False(Assert.Single(proxy.Server.Requests).Headers.ContainsKey("Upgrade"));
    }

    [Fact]
    public async Task UpgradeThatNobodyAskedFor_OpensNoTunnel()
    {
        await using BareServer server = BareServer.Start(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhi"
        );
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete, upstream: server.Url);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("\"id\":1", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadersSpeltWithUnderscores_AreHeldToTheSameRules()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        await proxy.CallAsync(
            Call,
            ("X_Forwarded_For", "1.2.3.4"),
            ("X_HTTP_Method_Override", "DELETE"),
            ("Mcp_Session_Id", "s1"),
            ("Mcp_Name", "delete_run"),
            ("Mcp-Param-run_id", "kept")
        );

        IReadOnlyDictionary<string, string> seen = Assert.Single(proxy.Server.Requests).Headers;
        Assert.DoesNotContain(seen.Keys, static name => name.Contains('_', StringComparison.Ordinal) && name != "Mcp-Param-run_id");
        Assert.Equal("kept", seen["Mcp-Param-run_id"]);
    }

    [Fact]
    public async Task ResumptionOnAPost_DoesNotReachTheServer()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/mcp") { Headers = { { "Last-Event-ID", "7" } } };

        await proxy.CallAsync(Call, ("Last-Event-ID", "7"));
        using HttpResponseMessage resumed = await proxy.SendAsync(get);

        Assert.Equal([false, true], proxy.Server.Requests.Select(static request => request.Headers.ContainsKey("Last-Event-ID")));
    }

    [Fact]
    public async Task CheckedHeaders_NamedInConnection_StillReachTheServer()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        await proxy.CallAsync(Call, ("Connection", "Mcp-Session-Id, Content-Type"), ("Mcp-Session-Id", "s1"));

        IReadOnlyDictionary<string, string> seen = Assert.Single(proxy.Server.Requests).Headers;
        Assert.Equal("s1", seen["Mcp-Session-Id"]);
        Assert.Equal("application/json", seen["Content-Type"]);
    }

    [Fact]
    public async Task HeaderInUtf8_PassesUnchanged()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        string headers =
            $"Connection: close\r\nContent-Type: application/json\r\nContent-Length: {Call.Length}\r\nMcp-Param-City: Zürich €";

        RawResponse response = await RawHttp.SendAsync(
            proxy.Url,
            Request(proxy.Url, "POST /mcp", headers, Call),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(200, response.Status);
        Assert.Equal("Zürich €", Assert.Single(proxy.Server.Requests).Headers["Mcp-Param-City"]);
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("ffffffffffffffff\r\nabc")]
    [InlineData("3\r\nabcXX0\r\n\r\n")]
    public async Task BrokenChunks_AreRefusedWithAReason(string body)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        const string Headers = "Connection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked";

        RawResponse response = await RawHttp.SendAsync(
            proxy.Url,
            Request(proxy.Url, "POST /mcp", Headers, body),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(400, response.Status);
        Assert.Contains("framing", response.Body, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task Session_IsOneForTheLimit_HoweverLongItsIdIs()
    {
        const string Policy = """
            {"version":"1","default":"deny","tools":{"echo":{"limits":[{"counter":"c","window":"hour","max":1,"scope":"session"}]}}}
            """;
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);
        string first = new('a', 4000);

        await proxy.CallAsync(Call, ("Mcp-Session-Id", first));
        (_, string again) = await proxy.CallAsync(Call, ("Mcp-Session-Id", first));
        (_, string other) = await proxy.CallAsync(Call, ("Mcp-Session-Id", first + "b"));

        Assert.Contains("\"effect\":\"limit\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("isError", other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{\"name\":\"ec")]
    [InlineData("text/event-stream", "data: {\"jsonrpc\":\"2.0\",\"id\"")]
    public async Task ListThatBreaksOff_IsAnsweredWithWhatHappened(string type, string part)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);
        proxy.Server.Answer = async (context, _) =>
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync(part);
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        (HttpResponseMessage response, string body) = await proxy.CallAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.StartsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":", body, StringComparison.Ordinal);
        Assert.Contains("no usable answer", body, StringComparison.Ordinal);
    }
}
