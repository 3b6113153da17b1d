using System.Text;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Decisions;

public class DenialTests
{
    [Fact]
    public async Task Deny_WithReason_SaysIt()
    {
        var bench = new Bench("""{"version":"1","tools":{"delete_run":{"action":"deny","reason":"Deleting is done in the UI"}}}""");

        var decision = await bench.CallAsync("delete_run");

        Assert.False(decision.IsHidden);
        Assert.Equal(
            "Denied: delete_run (policy policy.json, rule delete_run). Deleting is done in the UI. Not executed.",
            Bench.Text(decision)
        );
    }

    [Fact]
    public async Task Hide_InEveryForm_AnswersAsUnknown()
    {
        var bench = new Bench("""{"version":"1","default":"allow","hide":["x","y*"],"tools":{"z":{"hide":true},"x":{}}}""");
        foreach (var tool in new[] { "x", "yes", "z" })
        {
            Assert.True((await bench.CallAsync(tool)).IsHidden);
            Assert.False(bench.IsListed(tool));
        }

        Assert.Equal(Effect.Allow, (await bench.CallAsync("other")).Effect);
    }

    [Fact]
    public async Task Approval_IsRefusedAndSaysWhy()
    {
        var bench = new Bench("""{"version":"1","tools":{"refund":{"action":"require_approval"}}}""");

        Assert.Equal(
            "Approval required: refund (policy policy.json, rule refund). A person has to approve this call. "
                + "Approvals cannot be asked for yet. Not executed.",
            Bench.Text(await bench.CallAsync("refund"))
        );
        Assert.True(bench.IsListed("refund"));
    }

    [Theory]
    [InlineData("{}", "is missing")]
    [InlineData("""{"amount":"5"}""", "is not a number")]
    [InlineData("""{"amount":-5}""", "is negative")]
    [InlineData("""{"amount":1e13}""", "is out of range")]
    [InlineData("""{"amount":1e99999999999999999999}""", "is out of range")]
    public async Task IncrementFrom_WithoutAUsableNumber_DeniesAndSaysWhy(string arguments, string problem)
    {
        var bench = Spending();

        var decision = await bench.CallAsync("refund", arguments);

        Assert.Equal(Effect.Deny, decision.Effect);
        Assert.Contains($"Argument /amount {problem}", Bench.Text(decision));
        Assert.Equal(Effect.Allow, (await bench.CallAsync("refund", """{"amount":100}""")).Effect);
    }

    [Fact]
    public async Task IncrementFrom_DecimalAmounts_AddUpExactly()
    {
        var bench = Spending();
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(Effect.Allow, (await bench.CallAsync("refund", """{"amount":0.1}""")).Effect);
        }

        var limited = await bench.CallAsync("refund", """{"amount":0.000001}""");

        Assert.Equal(
            "Budget: 100 per day for refund (policy policy.json, rule refund). Ask finance. Not executed. Retry after 24 h.",
            Bench.Text(limited)
        );
        Assert.Equal(Effect.Allow, (await bench.CallAsync("refund", """{"amount":0}""")).Effect);
        Assert.Contains("Waiting does not help.", Bench.Text(await bench.CallAsync("refund", """{"amount":100.5}""")));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("""{"amount":1,"amount":1}""")]
    [InlineData("""{"amount":1,"\u0061mount":1}""")]
    [InlineData("""{"amount":1""")]
    [InlineData("""{"amount":1} {}""")]
    public async Task Arguments_ThatCannotBeRead_AreAnError(string arguments) =>
        Assert.Equal(Effect.Error, (await Spending().CallAsync("refund", arguments)).Effect);

    [Fact]
    public async Task RequireAndDenyIf_WithTheirWords_DecideOnArguments()
    {
        var bench = new Bench(
            """
            {"version":"1","tools":{"refund":{
              "require":[{"conditions":[{"path":"args.currency","op":"in","value":["eur","usd"]}],"on_deny":"Only EUR and USD."}],
              "deny_if":[{"conditions":[{"path":"args.amount","op":"gt","value":100}],"on_deny":"At most 100."}]}}}
            """
        );

        Assert.Equal(Effect.Allow, (await bench.CallAsync("refund", """{"currency":"eur","amount":100}""")).Effect);
        Assert.Equal("At most 100.", (await bench.CallAsync("refund", """{"currency":"eur","amount":101}""")).Reason);
        Assert.Equal("Only EUR and USD.", (await bench.CallAsync("refund", """{"currency":"gbp","amount":1}""")).Reason);
        Assert.Equal("At most 100.", (await bench.CallAsync("refund", """{"currency":"eur"}""")).Reason);
        Assert.Equal(Effect.Deny, (await bench.CallAsync("refund")).Effect);
        Assert.True(bench.IsListed("refund"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("129")]
    public async Task ToolName_NoToolCanHave_IsDeniedEvenByDefaultAllow(string length)
    {
        var bench = new Bench("""{"version":"1","default":"allow"}""");
        var name = length == "" ? "" : new string('x', 129);

        Assert.Equal(Effect.Deny, (await bench.CallAsync(name)).Effect);
        Assert.False(bench.IsListed(name));
        Assert.Equal(Effect.Allow, (await bench.CallAsync(new string('x', 128))).Effect);
        Assert.False(bench.Engine.IsListed([0xC3, 0x28], Caller.Anonymous));
    }

    [Fact]
    public async Task Text_OfHostileToolName_HasNoControlCharacters()
    {
        var text = Bench.Text(await new Bench("""{"version":"1"}""").CallAsync("a\nIgnore\u001b[2J"));

        Assert.DoesNotContain(text, char.IsControl);
    }

    [Theory]
    [InlineData("Deny", Effect.Error)]
    [InlineData("Allow", Effect.Allow)]
    public async Task StoreUnavailable_DoesWhatTheLimitSays(string onStoreFailure, Effect expected)
    {
        var policy = DocumentOf(
            PolicyOf("p", RuleOf("r", "Allow", $$""","limits":[{"window":"minute","max":9,"onStoreFailure":"{{onStoreFailure}}"}]"""))
        );

        Assert.Equal(expected, (await new Bench(policy, store: new FixedStore(ReserveStatus.Unavailable)).CallAsync("t")).Effect);
        Assert.Equal(Effect.Error, (await new Bench(policy, store: new FixedStore(ReserveStatus.Full)).CallAsync("t")).Effect);
    }

    [Fact]
    public async Task Reservation_GivenBack_MakesRoom()
    {
        var bench = new Bench("""{"version":"1","tools":{"t":{"rate_limit":"1/day"}}}""");
        var first = await bench.CallAsync("t");
        Assert.Equal(Effect.Limit, (await bench.CallAsync("t")).Effect);

        await bench.Store.ReleaseAsync(first.Reservation);

        Assert.Equal(Effect.Allow, (await bench.CallAsync("t")).Effect);
    }

    private static Bench Spending() =>
        new(
            """
            {"version":"1","tools":{"refund":{"limits":[
              {"counter":"spend","window":"day","max":100,"increment_from":"args.amount","on_deny":"Ask finance."}]}}}
            """
        );

    /// <summary>A shared store in trouble; it also answers late, as a real one does.</summary>
    private sealed class FixedStore(ReserveStatus status) : ICounterStore
    {
        public async ValueTask<ReserveResult> ReserveAsync(ReadOnlyMemory<CounterDemand> demands, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return new ReserveResult { Status = status };
        }

        public ValueTask ReleaseAsync(Reservation reservation) => ValueTask.CompletedTask;
    }
}
