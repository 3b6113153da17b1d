using McpPolicy.Policy.Decisions;

namespace McpPolicy.Policy.Tests.Decisions;

public class CombinationTests
{
    [Theory]
    [InlineData("Allow", "Deny", Effect.Deny)]
    [InlineData("Allow", "RequireApproval", Effect.Approval)]
    [InlineData("RequireApproval", "Deny", Effect.Deny)]
    [InlineData("Allow", "Allow", Effect.Allow)]
    public async Task TwoPolicies_AboutOneTool_TheStricterWins(string first, string second, Effect expected)
    {
        var forward = new Bench(DocumentOf(PolicyOf("a", RuleOf("r", first)), PolicyOf("b", RuleOf("r", second))));
        var backward = new Bench(DocumentOf(PolicyOf("b", RuleOf("r", second)), PolicyOf("a", RuleOf("r", first))));

        Assert.Equal(expected, (await forward.CallAsync("t")).Effect);
        Assert.Equal(expected, (await backward.CallAsync("t")).Effect);
    }

    [Theory]
    [InlineData("Allow", "Allow", "allow", Effect.Allow)]
    [InlineData("Allow", "Deny", "allow", Effect.Deny)]
    [InlineData("Allow", "Allow", "deny", Effect.Deny)]
    [InlineData("Deny", "Deny", "deny", Effect.Deny)]
    public async Task NoRule_AnyDefaultDeny_Denies(string first, string second, string server, Effect expected)
    {
        var bench = new Bench(
            $$"""{"version":"1","default":"{{server}}","policies":[{"name":"a","defaultAction":"{{first}}"},{"name":"b","defaultAction":"{{second}}"}]}"""
        );

        Assert.Equal(expected, (await bench.CallAsync("t")).Effect);
        Assert.Equal(expected == Effect.Allow, bench.IsListed("t"));
    }

    [Fact]
    public async Task NoPolicyAtAll_Denies()
    {
        Assert.Equal(Effect.Deny, (await new Bench("""{"version":"1","policies":[]}""").CallAsync("t")).Effect);
        Assert.Equal(Effect.Deny, (await new Bench("""{"version":"1"}""").CallAsync("t")).Effect);
        Assert.Equal(Effect.Allow, (await new Bench("""{"version":"1","default":"allow","policies":[]}""").CallAsync("t")).Effect);
    }

    [Fact]
    public async Task LimitsOfAllMatchingAllowRules_AreReservedTogether()
    {
        var bench = new Bench(
            DocumentOf(
                PolicyOf("a", RuleOf("r", "Allow", ""","limits":[{"counter":"c","window":"hour","max":2}]""")),
                PolicyOf("b", RuleOf("r", "Allow", ""","limits":[{"counter":"c","window":"minute","max":1}]"""))
            )
        );
        Assert.Equal(Effect.Allow, (await bench.CallAsync("t")).Effect);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("b", (await bench.CallAsync("t")).PolicyName);
        }

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Effect.Allow, (await bench.CallAsync("t")).Effect);
        Assert.Equal("a", (await bench.CallAsync("t")).PolicyName);
    }

    [Fact]
    public async Task LimitRule_NeverAllowsByItself_AndCountsEveryTool()
    {
        var bench = new Bench(
            """
            {"version":"1","default":"deny","all_tools":{"limits":[{"window":"minute","max":2}]},"tools":{"a":{},"b":{}}}
            """
        );

        Assert.Equal(Effect.Deny, (await bench.CallAsync("c")).Effect);
        Assert.Equal(Effect.Allow, (await bench.CallAsync("a")).Effect);
        Assert.Equal(Effect.Allow, (await bench.CallAsync("b")).Effect);
        Assert.Equal(Effect.Limit, (await bench.CallAsync("a")).Effect);
        Assert.False(bench.IsListed("c"));
        Assert.True(bench.IsListed("a"));
    }

    [Fact]
    public async Task UnknownApprovalCondition_ClosesWhatIsOpenAndOpensNothing()
    {
        const string When = ""","when":{"path":"/missing","op":"eq","value":1}""";
        var open = new Bench(DocumentOf(PolicyOf("a", RuleOf("r", "Allow")), PolicyOf("b", RuleOf("r", "RequireApproval", When))));
        var closed = new Bench(DocumentOf(PolicyOf("b", RuleOf("r", "RequireApproval", When))));

        Assert.Equal(Effect.Approval, (await open.CallAsync("t")).Effect);
        Assert.Equal(Effect.Deny, (await closed.CallAsync("t")).Effect);
    }

    [Fact]
    public async Task SharedCounter_OfTwoRulesForOneCall_IsChargedOnceWithTheGreaterCost()
    {
        var bench = new Bench(
            DocumentOf(
                PolicyOf(
                    "a",
                    RuleOf("r1", "Allow", ""","limits":[{"counter":"c","window":"minute","max":6,"cost":2}]"""),
                    RuleOf("r2", "Allow", ""","limits":[{"counter":"c","window":"minute","max":6,"cost":3}]""")
                )
            )
        );

        Assert.Equal(Effect.Allow, (await bench.CallAsync("t")).Effect);
        Assert.Equal(Effect.Allow, (await bench.CallAsync("t")).Effect);
        Assert.Equal(Effect.Limit, (await bench.CallAsync("t")).Effect);
    }

    internal static string DocumentOf(params string[] policies) => $$"""{"version":"1","policies":[{{string.Join(',', policies)}}]}""";

    internal static string PolicyOf(string name, params string[] rules) =>
        $$"""{"name":"{{name}}","rules":[{{string.Join(',', rules)}}]}""";

    internal static string RuleOf(string name, string action, string more = "", string tools = "\"t\"") =>
        $$"""{"name":"{{name}}","tools":[{{tools}}],"action":"{{action}}"{{more}}}""";
}
