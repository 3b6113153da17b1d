using System.Net;
using System.Text;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Rules;

/// <summary>The value authorised is the value forwarded. docs/wire-rules.md lists the rules.</summary>
public sealed class ParsingRuleTests
{
    private const string Start = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":""";
    private const string Echo = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo"}}""";

    [Theory]
    [InlineData("[" + Echo + "]")]
    [InlineData(" [ ]")]
    public Task Batch_IsRefused(string body) => RefusedAsync(body, 400, -32600);

    [Theory]
    [InlineData(Start + """{"name":"echo","name":"echo"}}""")]
    [InlineData(Start + """{"name":"echo","n\u0061me":"delete_run"}}""")]
    [InlineData(Start + """{"name":"echo","arguments":{"a":[{"b":1,"\u0062":2}]}}}""")]
    public Task MemberThatOccursTwice_AtAnyDepthAndHoweverSpelt_IsRefused(string body) => RefusedAsync(body, 400, -32700);

    [Theory]
    [InlineData(Start + """{"name":"echo","NAME":"delete_run"}}""")]
    [InlineData(Start + """{"name":"echo","name\u0000":"delete_run"}}""")]
    [InlineData(Start + """{"name":"echo"},"Params":{"name":"delete_run"}}""")]
    public Task KnownNameInOtherCaseOrEndedByANul_IsRefused(string body) => RefusedAsync(body, 400, -32600);

    [Theory]
    [InlineData("invalid byte")]
    [InlineData("byte order mark")]
    [InlineData("half a surrogate pair")]
    public Task BodyThatIsNotPlainUtf8_IsRefused(string how)
    {
        byte[] body = how switch
        {
            "invalid byte" => [.. "{\"x\":\""u8, 0xFF, .. "\"}"u8],
            "byte order mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Echo)],
            _ => Encoding.UTF8.GetBytes(Start + """{"name":"echo","arguments":{"a":"\ud800"}}}"""),
        };
        return RefusedAsync(body, 400, -32700);
    }

    [Theory]
    [InlineData("Content-Encoding", "gzip")]
    [InlineData("Content-Encoding", "identity")]
    [InlineData("Content-Type", "application/json; charset=utf-16")]
    public Task CompressionOrAnotherCharset_IsUnsupported(string name, string value) => RefusedAsync(Echo, 415, -32600, (name, value));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/vnd.api+json")]
    [InlineData("application/json; profile=x")]
    public Task MediaTypeOtherThanJson_IsUnsupported(string type) => RefusedAsync(Echo, 415, -32600, ("Content-Type", type));

    [Fact]
    public async Task Names_CompareAsDecodedTextAndByCase()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        (_, string escaped) = await proxy.CallAsync(Start + """{"name":"\u0064elete_run"}}""");
        await proxy.CallAsync(Start + """{"name":"Delete_Run"}}""");

        Assert.Contains("\"effect\":\"deny\"", escaped, StringComparison.Ordinal);
        Assert.Contains("Delete_Run", Assert.Single(proxy.Server.Requests).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","result":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","error":{"code":1,"message":""}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":9007199254740992,"method":"ping"}""")]
    public Task EnvelopeThatIsTwoThingsOrHasNoUsableId_IsRefused(string body) => RefusedAsync(body, 400, -32600);

    [Fact]
    public Task CallWithoutAnId_DoesNotGoUpstream() =>
        RefusedAsync("""{"jsonrpc":"2.0","method":"tools/call","params":{"name":"echo"}}""", 400, -32600);

    [Fact]
    public async Task DepthAndSize_AreBounded_AndTheBoundsCanBeSet()
    {
        var limits = new WireLimits { MaxDepth = 4, MaxBodyBytes = 200 };
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete, limits);

        (HttpResponseMessage deep, _) = await proxy.CallAsync(Start + """{"name":"echo","arguments":{"a":[1]}}}""");
        (HttpResponseMessage deeper, _) = await proxy.CallAsync(Start + """{"name":"echo","arguments":{"a":[[1]]}}}""");
        (HttpResponseMessage large, _) = await proxy.CallAsync(Start + """{"name":"echo","arguments":{"a":" "}}}""" + new string(' ', 200));

        Assert.Equal((200, 400, 413), ((int)deep.StatusCode, (int)deeper.StatusCode, (int)large.StatusCode));
        Assert.Single(proxy.Server.Requests);
        Assert.Equal((64, 4 << 20), (new WireLimits().MaxDepth, new WireLimits().MaxBodyBytes));
    }

    [Fact]
    public async Task ForwardedBody_IsTheInspectedBytes()
    {
        const string Odd =
            """ { "params" : {"name":"\u0065cho", "arguments":{"n":1.0e+2,"big":123456789012345678901234567890}},"x":[ ],  "method":"tools\/call","id":"1","jsonrpc":"2.0" } """;
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        await proxy.CallAsync(Odd);

        Assert.Equal(Odd, Assert.Single(proxy.Server.Requests).Text);
    }

    private static Task RefusedAsync(string body, int status, int code, params (string Name, string Value)[] headers) =>
        RefusedAsync(Encoding.UTF8.GetBytes(body), status, code, headers);

    private static async Task RefusedAsync(byte[] body, int status, int code, params (string Name, string Value)[] headers)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        using HttpResponseMessage response = await proxy.SendAsync(ProxyUnderTest.Post(body, headers));
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Contains($"\"code\":{code}", answer, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }
}
