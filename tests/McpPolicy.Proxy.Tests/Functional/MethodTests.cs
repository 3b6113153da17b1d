using System.Net;
using System.Text.Json;
using McpPolicy.Proxy.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace McpPolicy.Proxy.Tests.Functional;

public sealed class MethodTests
{
    private const string Params = """{"uri":"file:///a","name":"p","taskId":"t","ref":{"type":"ref/prompt","name":"p"}}""";

    private static string Request(string method) => $$$"""{"jsonrpc":"2.0","id":1,"method":"{{{method}}}","params":{{{Params}}}}""";

    [Theory]
    [InlineData("resources/read")]
    [InlineData("resources/subscribe")]
    [InlineData("prompts/get")]
    [InlineData("completion/complete")]
    [InlineData("tasks/get")]
    [InlineData("tasks/result")]
    [InlineData("tasks/cancel")]
    [InlineData("logging/setLevel")]
    [InlineData("resources/unsubscribe")]
    [InlineData("tools/call2")]
    [InlineData("sampling/createMessage")]
    [InlineData("elicitation/create")]
    public async Task SideChannel_UnderADefaultOfDeny_IsDenied(string method)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (HttpResponseMessage response, string body) = await proxy.CallAsync(Request(method));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        int code = JsonDocument.Parse(body).RootElement.GetProperty("error").GetProperty("code").GetInt32();
        Assert.False(code is >= -32768 and <= -32000);
        Assert.Contains($"Denied: {method}", body, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    [Fact]
    public async Task MethodThatMcpDoesNotHave_IsDeniedWhereThereAreRules()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAllButDelete);

        (_, string body) = await proxy.CallAsync(Request("something/else"));

        Assert.Contains("Denied: something/else. MCP has no such method, and no rule names it.", body, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("resources/list", """{"resources":[]}""")]
    [InlineData("resources/templates/list", """{"resourceTemplates":[]}""")]
    [InlineData("prompts/list", """{"prompts":[]}""")]
    public async Task ListOfWhatMayNotBeRead_IsEmpty(string method, string result)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (_, string body) = await proxy.CallAsync(Request(method));

        Assert.Equal("""{"jsonrpc":"2.0","id":1,"result":""" + result + "}", body);
        Assert.Empty(proxy.Server.Requests);
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("ping")]
    [InlineData("server/discover")]
    [InlineData("subscriptions/listen")]
    public async Task Lifecycle_AlwaysPasses(string method)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        await proxy.CallAsync(Request(method));

        Assert.Equal(Request(method), Assert.Single(proxy.Server.Requests).Text);
    }

    [Theory]
    [InlineData("resources/read")]
    [InlineData("prompts/get")]
    [InlineData("tasks/get")]
    [InlineData("something/else")]
    public async Task SideChannel_UnderADefaultOfAllow_Passes(string method)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.AllowAll);

        await proxy.CallAsync(Request(method));

        Assert.Single(proxy.Server.Requests);
    }

    [Fact]
    public async Task Notification_Passes_WithTheServersStatus()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);
        proxy.Server.Answer = static (context, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        };

        (HttpResponseMessage response, string body) = await proxy.CallAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("", body);
    }
}
