using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Decisions;

/// <summary>Of rules with the same weight the first is named, by policy and then as written.</summary>
public class FirstRuleTests
{
    [Theory]
    [InlineData("Allow", "", Effect.Allow)]
    [InlineData("Deny", "", Effect.Deny)]
    [InlineData("Deny", ""","hide":true""", Effect.Deny)]
    [InlineData("RequireApproval", "", Effect.Approval)]
    public async Task SameWeight_FirstIsNamed(string action, string more, Effect expected)
    {
        var bench = new Bench(
            DocumentOf(PolicyOf("b", RuleOf("x", action, more)), PolicyOf("a", RuleOf("z", action, more), RuleOf("y", action, more)))
        );
        var decision = await bench.CallAsync("t");

        Assert.Equal((expected, "a", "z"), (decision.Effect, decision.PolicyName, decision.RuleName));
    }

    [Fact]
    public async Task UnknownApprovals_FirstIsNamed()
    {
        const string When = ""","when":{"path":"/a","op":"eq","value":1}""";
        var bench = new Bench(
            DocumentOf(PolicyOf("a", RuleOf("o", "Allow"), RuleOf("x", "RequireApproval", When), RuleOf("y", "RequireApproval", When)))
        );

        Assert.Equal((Effect.Approval, "x"), Of(await bench.CallAsync("t", "{}")));
    }

    [Fact]
    public async Task HiddenDeny_BeforeAPlainOne_IsTheOneThatAnswers()
    {
        var bench = new Bench(DocumentOf(PolicyOf("a", RuleOf("plain", "Deny"), RuleOf("hidden", "Deny", ""","hide":true"""))));
        var decision = await bench.CallAsync("t");

        Assert.Equal((Effect.Deny, "hidden"), Of(decision));
        Assert.True(decision.IsHidden);
    }

    [Fact]
    public async Task Decision_OfTheDefault_NamesNobody()
    {
        var decision = await new Bench("""{"version":"1"}""").CallAsync("t");

        Assert.Equal(("", ""), (decision.PolicyName, decision.RuleName));
    }

    [Fact]
    public void List_WithSeveralAllows_ShowsTheTool()
    {
        Assert.True(new Bench(DocumentOf(PolicyOf("a", RuleOf("x", "Allow"), RuleOf("y", "RequireApproval")))).IsListed("t"));
        Assert.True(new Bench(DocumentOf(PolicyOf("a", RuleOf("x", "Allow"), RuleOf("y", "Allow")))).IsListed("t"));
    }

    [Fact]
    public void Caller_WithoutAnId_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => new Caller(""));
        Assert.False(new Caller("alice").IsAnonymous);
        Assert.True(Caller.Anonymous.IsAnonymous);
        Assert.Equal("", Caller.Anonymous.Id);
    }

    [Fact]
    public void Scopes_OfCounters_HoldOnlyWhatTheyAskFor()
    {
        var keys = new List<string>();
        foreach (var scope in new[] { "grant", "session", "server", "grant+tool", "session+tool", "server+tool" })
        {
            var store = new KeyStore();
            var bench = new Bench(
                DocumentOf(PolicyOf("p", RuleOf("r", "Allow", $$""","limits":[{"window":"minute","max":1,"scope":"{{scope}}"}]"""))),
                store: store
            );
            _ = bench.CallAsync("t", caller: new Caller("alice"), session: "s");
            _ = bench.CallAsync("t", caller: Caller.Anonymous);
            keys.Add(string.Join(' ', store.Keys));
        }

        Assert.Equal(["alice// //", "alice/s/ //", "// //", "alice//t //t", "alice/s/t //t", "//t //t"], keys);
    }

    private static (Effect, string) Of(Decision decision) => (decision.Effect, decision.RuleName);

    private sealed class KeyStore : ICounterStore
    {
        public List<string> Keys { get; } = [];

        public ValueTask<ReserveResult> ReserveAsync(ReadOnlyMemory<CounterDemand> demands, CancellationToken cancellationToken)
        {
            var key = demands.Span[0].Key;
            Keys.Add($"{key.Caller}/{key.Session}/{key.Tool}");
            return new(new ReserveResult { Status = ReserveStatus.Reserved });
        }

        public ValueTask ReleaseAsync(Reservation reservation) => ValueTask.CompletedTask;
    }
}
