using System.Net;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Wire;
using Microsoft.AspNetCore.Http;

namespace McpPolicy.Proxy.Tests.Functional;

public sealed class ForwardingTests
{
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";

    [Fact]
    public async Task Headers_OfTheClientsOwnBusiness_StayAtTheProxy()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        await proxy.CallAsync(
            Call,
            ("Authorization", "Bearer client"),
            ("Cookie", "a=b"),
            ("Origin", "http://localhost:1"),
            ("X-Forwarded-For", "1.2.3.4"),
            ("Forwarded", "for=1.2.3.4"),
            ("X-HTTP-Method-Override", "DELETE"),
            ("Connection", "x-hop"),
            ("X-Hop", "1"),
            ("Mcp-Session-Id", "s1"),
            ("Mcp-Param-Region", "eu"),
            ("MCP-Protocol-Version", "2025-11-25"),
            ("X-Custom", "kept")
        );

        IReadOnlyDictionary<string, string> seen = Assert.Single(proxy.Server.Requests).Headers;
        string[] dropped = ["Authorization", "Cookie", "Origin", "X-Forwarded-For", "Forwarded", "X-HTTP-Method-Override", "X-Hop"];
        Assert.All(dropped, name => Assert.False(seen.ContainsKey(name), name));
        Assert.Equal("s1", seen["Mcp-Session-Id"]);
        Assert.Equal("eu", seen["Mcp-Param-Region"]);
        Assert.Equal("2025-11-25", seen["MCP-Protocol-Version"]);
        Assert.Equal("kept", seen["X-Custom"]);
        Assert.Equal(proxy.Server.Url.Authority, seen["Host"]);
    }

    [Fact]
    public async Task StatelessRequest_CarriesNoSession()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        proxy.Server.Answer = static (context, _) =>
        {
            context.Response.Headers["Mcp-Session-Id"] = "minted";
            return RecordingServer.Json(context, "{}");
        };

        (HttpResponseMessage response, _) = await proxy.CallAsync(
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""",
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "tools/call"),
            ("Mcp-Name", "echo"),
            ("Mcp-Session-Id", "s1")
        );

        Assert.False(Assert.Single(proxy.Server.Requests).Headers.ContainsKey("Mcp-Session-Id"));
        Assert.False(response.Headers.Contains("Mcp-Session-Id"));
    }

    [Fact]
    public async Task InjectedHeaders_ReplaceTheClients()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("mcp-policy-headers-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(directory.FullName, "Authorization"),
                "Bearer server\n",
                TestContext.Current.CancellationToken
            );
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "X-Api-Key"), "k", TestContext.Current.CancellationToken);
            Directory.CreateDirectory(Path.Combine(directory.FullName, "..data"));
            await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict, headers: directory.FullName);

            await proxy.CallAsync(Call, ("Authorization", "Bearer client"), ("X-Api-Key", "guess"));

            IReadOnlyDictionary<string, string> seen = Assert.Single(proxy.Server.Requests).Headers;
            Assert.Equal("Bearer server", seen["Authorization"]);
            Assert.Equal("k", seen["X-Api-Key"]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(401)]
    [InlineData(407)]
    public async Task RedirectOrDemandForCredentials_DoesNotReachTheClient(int status)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        proxy.Server.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://elsewhere.example/mcp";
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        };

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Empty(response.Headers.WwwAuthenticate);
        Assert.Contains("\"id\":1", body, StringComparison.Ordinal);
        Assert.Single(proxy.Server.Requests);
    }

    [Fact]
    public async Task Answer_LosesCookiesAndCrossOriginGrants_AndKeepsTheRest()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        proxy.Server.Answer = static (context, _) =>
        {
            context.Response.Headers.SetCookie = "a=b";
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers["Mcp-Session-Id"] = "s1";
            return RecordingServer.Json(context, "{}");
        };

        (HttpResponseMessage response, _) = await proxy.CallAsync(Call);

        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("s1", Assert.Single(response.Headers.GetValues("Mcp-Session-Id")));
    }

    [Fact]
    public async Task Stream_IsNotBuffered()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        var received = new TaskCompletionSource();
        proxy.Server.Answer = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(": first\n\n");
            await context.Response.Body.FlushAsync();
            await received.Task;
            await context.Response.WriteAsync("data: {}\n\n");
        };

        using HttpRequestMessage request = ProxyUnderTest.Post(Call);
        using HttpResponseMessage response = await proxy.SendAsync(request, streamed: true);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal(": first", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        received.SetResult();
        Assert.Equal("\ndata: {}\n\n", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ClientThatGoesAway_EndsTheRequestToTheServer()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        var arrived = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        proxy.Server.Answer = async (context, _) =>
        {
            context.RequestAborted.Register(ended.SetResult);
            arrived.SetResult();
            await ended.Task;
        };
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using HttpRequestMessage request = ProxyUnderTest.Post(Call);
        Task<HttpResponseMessage> sending = proxy.Client.SendAsync(request, gone.Token);
        await arrived.Task;

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ServerThatBreaksOff_AnswersAnError_AndMayHaveExecuted()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        proxy.Server.Answer = static (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Call);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("may have been executed", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatDoesNotArrive_TimesOut()
    {
        var limits = new WireLimits { BodyTimeout = TimeSpan.FromMilliseconds(50) };
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict, limits);
        byte[] request =
            "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{"u8.ToArray();

        RawResponse response = await RawHttp.SendAsync(proxy.Url, request, TestContext.Current.CancellationToken);

        Assert.Equal(408, response.Status);
        Assert.Empty(proxy.Server.Requests);
    }
}
