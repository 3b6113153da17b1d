using System.Text.Json;
using System.Text.RegularExpressions;
using McpPolicy.Proxy.Tests.Hosting;
using McpPolicy.Proxy.Tests.Logs;

namespace McpPolicy.Proxy.Tests.Denials;

/// <summary>Whoever is refused gets an id, and finds the decision by it in the log: on every path.</summary>
public sealed partial class DecisionIdTests
{
    private const string Policy = """
        {"version":"1","default":"deny","tools":{
          "denied":{"action":"deny","reason":"No."},
          "hidden":{"action":"deny","hide":true},
          "asked":{"action":"require_approval"},
          "limited":{"limits":[{"counter":"c","window":"minute","max":1,"scope":"grant"}]}}}
        """;

    [Theory]
    [InlineData("deny", "tools/call", """{"name":"denied"}""")]
    [InlineData("deny", "tools/call", """{"name":"named_by_no_rule"}""")]
    [InlineData("approval", "tools/call", """{"name":"asked"}""")]
    [InlineData("limit", "tools/call", """{"name":"limited"}""")]
    [InlineData("deny", "resources/read", """{"uri":"file:///x"}""")]
    [InlineData("deny", "prompts/get", """{"name":"p"}""")]
    [InlineData("deny", "tools/everything", """{}""")]
    public async Task Refusal_HasAnIdThatIsInTheLog(string effect, string method, string parameters)
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        var log = new CollectedLog();
        await using RunningProxy proxy = await RunningProxy.StartAsync(Policy, server.Url, log: log);
        await proxy.CallAsync("limited");

        using HttpResponseMessage response = await proxy.PostAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}} }"""
        );
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        JsonElement decision = Find(answer.RootElement)!.Value;
        Assert.Equal(effect, decision.GetProperty("effect").GetString());
        string id = decision.GetProperty("decisionId").GetString()!;
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Single(log.Lines, line => line.Text.Contains($"(decision {id})", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HiddenTool_SaysNothingOfADecision_AndTheLogDoes()
    {
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        var log = new CollectedLog();
        await using RunningProxy proxy = await RunningProxy.StartAsync(Policy, server.Url, log: log);
        Assert.DoesNotContain("decision", await proxy.CallAsync("hidden"), StringComparison.Ordinal);
        Assert.Single(log.Lines, static line => Logged().IsMatch(line.Text) && line.Text.Contains("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FloodOfDenials_KeepsALineForEach()
    {
        const int flood = 200;
        await using AnsweringServer server = await AnsweringServer.StartAsync();
        var log = new CollectedLog();
        await using RunningProxy proxy = await RunningProxy.StartAsync(Policy, server.Url, log: log);
        for (int i = 0; i < flood; i++)
        {
            await proxy.CallAsync("denied");
        }

        Assert.Equal(flood, log.Lines.Count(static line => Logged().IsMatch(line.Text)));
    }

    [GeneratedRegex(@"\(decision [0-9a-f]{32}\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Logged();

    // In a tool's result the decision is in _meta, in an error in data.
    private static JsonElement? Find(JsonElement answer) =>
        answer.TryGetProperty("result", out JsonElement result) ? result.GetProperty("_meta").GetProperty("mcppolicy.dev/decision")
        : answer.GetProperty("error").GetProperty("data") is { } data
        && data.TryGetProperty("mcppolicy.dev/decision", out JsonElement inner)
            ? inner
        : answer.GetProperty("error").GetProperty("data");
}
