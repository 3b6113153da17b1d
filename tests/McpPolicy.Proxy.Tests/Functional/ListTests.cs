using System.IO.Compression;
using System.Net;
using System.Text;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Wire;
using Microsoft.AspNetCore.Http;

namespace McpPolicy.Proxy.Tests.Functional;

public sealed class ListTests
{
    private const string Request = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";
    private const string List = """{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"echo"},{"name":"delete_run"}],"nextCursor":"n"}}""";
    private const string Filtered = """{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"echo"}],"nextCursor":"n"}}""";

    private static async Task<(HttpResponseMessage Response, string Body)> ListAsync(
        Func<HttpContext, RecordedRequest, Task> answer,
        WireLimits? limits = null
    )
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict, limits);
        proxy.Server.Answer = answer;
        return await proxy.CallAsync(Request, ("Accept-Encoding", "gzip, br"));
    }

    private static Task Answer(HttpContext context, string type, byte[] body, string? encoding = null)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        return context.Response.Body.WriteAsync(body).AsTask();
    }

    private static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    [Fact]
    public async Task JsonAnswer_IsFiltered_WithTheRightLength()
    {
        (HttpResponseMessage response, string body) = await ListAsync(static (c, _) => RecordingServer.Json(c, List));

        Assert.Equal(Filtered, body);
        Assert.Equal(Filtered.Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=\"utf-16\"")]
    [InlineData("text/event-stream; charset=iso-8859-1")]
    public async Task AnswerInAnotherCharset_IsWithheld(string type)
    {
        const string Utf7 = """{"jsonrpc":"2.0","id":1,"result":{"+AHQ-ools":[{"name":"delete_run"}]}}""";

        (HttpResponseMessage response, string body) = await ListAsync((c, _) => Answer(c, type, Encoding.UTF8.GetBytes(Utf7)));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.DoesNotContain("delete_run", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_IsAskedNotToCompress()
    {
        string? asked = null;

        await ListAsync(
            (c, request) =>
            {
                asked = request.Headers["Accept-Encoding"];
                return RecordingServer.Json(c, List);
            }
        );

        Assert.Equal("identity", asked);
    }

    [Fact]
    public async Task StreamAnswer_IsFiltered()
    {
        (HttpResponseMessage response, string body) = await ListAsync(
            static (c, _) => Answer(c, "text/event-stream", Encoding.UTF8.GetBytes($"id: 1\nevent: message\ndata: {List}\n\n"))
        );

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"id: 1\nevent: message\ndata: {Filtered}\n\n", body);
    }

    [Fact]
    public async Task CompressedAnswer_IsFilteredAllTheSame()
    {
        (HttpResponseMessage response, string body) = await ListAsync(static (c, _) => Answer(c, "application/json", Gzip(List), "gzip"));

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(Filtered, body);
    }

    [Theory]
    [InlineData("application/json", "gzip", List)]
    [InlineData("application/json", "zstd", List)]
    [InlineData("text/event-stream", "gzip", "data: " + List + "\n\n")]
    [InlineData("text/plain", null, List)]
    [InlineData(
        "application/json",
        null,
        """{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"echo"}],"tools":[{"name":"delete_run"}]}}"""
    )]
    [InlineData("application/json", null, """{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"delete_run"}]""")]
    public async Task AnswerThatCannotBeFiltered_IsWithheld(string type, string? encoding, string text)
    {
        (HttpResponseMessage response, string body) = await ListAsync((c, _) => Answer(c, type, Encoding.UTF8.GetBytes(text), encoding));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.StartsWith("""{"jsonrpc":"2.0","id":1,"error":{"code":-31003,""", body, StringComparison.Ordinal);
        Assert.DoesNotContain("delete_run", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerLargerThanAllowed_IsWithheld()
    {
        (HttpResponseMessage response, _) = await ListAsync(
            static (c, _) => RecordingServer.Json(c, List),
            new WireLimits { MaxListBytes = 50 }
        );

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Fact]
    public async Task ErrorPage_KeepsItsStatus()
    {
        (HttpResponseMessage response, string body) = await ListAsync(
            static (c, _) =>
            {
                c.Response.StatusCode = 404;
                return Answer(c, "text/plain", "Session not found"u8.ToArray());
            }
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Session not found", body);
    }

    [Fact]
    public async Task ListOnAGetStream_IsFiltered_ByThePolicyInForceThen()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        var next = new TaskCompletionSource();
        proxy.Server.Answer = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync($"id: 1\ndata: {List}\n\n");
            await context.Response.Body.FlushAsync();
            await next.Task;
            await context.Response.WriteAsync($"id: 2\ndata: {List}\n\n");
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/mcp");
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("Last-Event-ID", "0");

        using HttpResponseMessage response = await proxy.SendAsync(request, streamed: true);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("id: 1", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"data: {Filtered}", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        proxy.Policies.Current = TestPolicy.Load(TestPolicy.AllowAll);
        next.SetResult();
        Assert.EndsWith(
            $"id: 2\ndata: {List}\n\n",
            await reader.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal("0", Assert.Single(proxy.Server.Requests).Headers["Last-Event-ID"]);
    }

    [Fact]
    public async Task NoPolicy_ListsNothing()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(policy: null);
        proxy.Server.Answer = static (c, _) => RecordingServer.Json(c, List);

        (_, string body) = await proxy.CallAsync(Request);

        Assert.Contains("\"tools\":[]", body, StringComparison.Ordinal);
    }
}
