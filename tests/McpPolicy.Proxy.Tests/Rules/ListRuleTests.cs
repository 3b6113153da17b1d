using System.Text;
using McpPolicy.Proxy.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace McpPolicy.Proxy.Tests.Rules;

/// <summary>What clients see of the server. docs/wire-rules.md lists the rules.</summary>
public sealed class ListRuleTests
{
    private const string Request = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Fact]
    public async Task PageThatBecomesEmpty_KeepsItsCursorAndAllElse()
    {
        const string Page =
            """{"jsonrpc":"2.0","id":1,"result":{"x":[1, 2],"tools":[{"name":"secret"}],"nextCursor":"n","_meta":{"k":1e400}}}""";

        Assert.Equal(Page.Replace("""{"name":"secret"}""", "", StringComparison.Ordinal), await ListAsync(TestPolicy.Strict, Page));
    }

    [Fact]
    public async Task ToolsWithLimitsOrApproval_StayListed_WithQuotaOrWithout()
    {
        const string Policy = """
            {"version":"1","default":"deny","tools":{
              "limited":{"limits":[{"counter":"c","window":"hour","max":1,"scope":"grant"}]},
              "approved":{"action":"require_approval"}}}
            """;
        const string List = """{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"limited"},{"name":"approved"},{"name":"other"}]}}""";
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(Policy);
        proxy.Server.Answer = static (context, _) => RecordingServer.Json(context, List);
        await proxy.CallAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"limited"}}""");
        await proxy.CallAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"limited"}}""");

        (_, string body) = await proxy.CallAsync(Request);

        Assert.Equal("""{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"limited"},{"name":"approved"}]}}""", body);
    }

    [Fact]
    public async Task CallOfAToolThatWasNeverListed_IsDenied()
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(TestPolicy.Strict);

        (_, string body) = await proxy.CallAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"never_listed"}}""");

        Assert.Contains("\"isError\":true", body, StringComparison.Ordinal);
        Assert.Empty(proxy.Server.Requests);
    }

    private static async Task<string> ListAsync(string policy, string answer)
    {
        await using ProxyUnderTest proxy = await ProxyUnderTest.StartAsync(policy);
        proxy.Server.Answer = (context, _) =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer)).AsTask();
        };
        return (await proxy.CallAsync(Request)).Body;
    }
}
