using System.Net;
using McpPolicy.Proxy.Guards;
using McpPolicy.Proxy.Tests.Fixtures;

namespace McpPolicy.Proxy.Tests.Guards;

/// <summary>What a browser is told about other origins.</summary>
public sealed class CrossOriginTests
{
    private const string App = "https://app.example.com";
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";

    [Fact]
    public async Task Preflight_OfAnAllowedOrigin_IsAnsweredWithoutAskingTheServer()
    {
        await using ProxyUnderTest proxy = await StartAsync(App);
        using HttpResponseMessage response = await proxy.SendAsync(
            Preflight(App, "content-type, mcp-session-id, mcp-param-region, x-other")
        );
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(App, Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("POST, GET, DELETE", Header(response, "Access-Control-Allow-Methods"));
        string[] allowed = Header(response, "Access-Control-Allow-Headers").Split(", ");
        Assert.Superset(
            new HashSet<string>
            {
                "Content-Type",
                "Authorization",
                "Mcp-Session-Id",
                "MCP-Protocol-Version",
                "Last-Event-ID",
                "mcp-param-region",
            },
            allowed.ToHashSet()
        );
        Assert.DoesNotContain("x-other", allowed);
        Assert.DoesNotContain("*", allowed);
        Assert.Contains("Origin", Header(response, "Vary"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task Preflight_OfAnotherOrigin_IsRefusedWithoutAGrant()
    {
        await using ProxyUnderTest proxy = await StartAsync(App);
        using HttpResponseMessage response = await proxy.SendAsync(Preflight("https://evil.example", "content-type"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain(response.Headers, static h => h.Key.StartsWith("Access-Control-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://localhost:6274")]
    [InlineData(App)]
    public async Task Preflight_NothingConfigured_IsNoMethodHere(string origin)
    {
        await using ProxyUnderTest proxy = await StartAsync();
        using HttpResponseMessage response = await proxy.SendAsync(Preflight(origin, "content-type"));
        Assert.Equal(origin == App ? HttpStatusCode.Forbidden : HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.DoesNotContain(response.Headers, static h => h.Key.StartsWith("Access-Control-", StringComparison.Ordinal));
        Assert.False(response.Headers.Contains("Vary"));
    }

    [Theory]
    [InlineData("/mcp/")]
    [InlineData("/MCP")]
    [InlineData("/")]
    public async Task Preflight_OfAnotherPath_IsNotFound(string path)
    {
        await using ProxyUnderTest proxy = await StartAsync(App);
        using HttpResponseMessage response = await proxy.SendAsync(Preflight(App, "content-type", path));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Answer_ToAnAllowedOrigin_MayBeReadWithTheSession()
    {
        await using ProxyUnderTest proxy = await StartAsync(App);
        proxy.Server.Answer = static (context, _) =>
        {
            // A grant of the server's own must not widen the proxy's.
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlAllowCredentials = "true";
            context.Response.Headers["Mcp-Session-Id"] = "s1";
            return RecordingServer.Json(context, "{}");
        };
        (HttpResponseMessage response, _) = await proxy.CallAsync(Call, ("Origin", App));
        Assert.Equal(App, Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate", Header(response, "Access-Control-Expose-Headers"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal("s1", Header(response, "Mcp-Session-Id"));
    }

    [Theory]
    [InlineData("delete_run", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task DenialOrRefusal_ToAnAllowedOrigin_MayBeRead(string tool, HttpStatusCode status)
    {
        await using ProxyUnderTest proxy = await StartAsync(App);
        string call = Call.Replace("echo", tool, StringComparison.Ordinal);
        (HttpResponseMessage response, _) = await proxy.CallAsync(call, ("Origin", App));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(App, Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Answer_ToAClientThatIsNoBrowser_GrantsNothing()
    {
        await using ProxyUnderTest proxy = await StartAsync(App);
        (HttpResponseMessage response, _) = await proxy.CallAsync(Call);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("Origin", Header(response, "Vary"));
    }

    private static HttpRequestMessage Preflight(string origin, string headers, string path = "/mcp")
    {
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return request;
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    private static Task<ProxyUnderTest> StartAsync(params string[] origins) =>
        ProxyUnderTest.StartAsync(
            TestPolicy.Strict,
            new GuardOptions { ListenUrls = ["http://127.0.0.1:0"], AllowedOrigins = [.. origins] }
        );
}
