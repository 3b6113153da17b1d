using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;
using static McpPolicy.Policy.Tests.Decisions.CombinationTests;

namespace McpPolicy.Policy.Tests.Decisions;

/// <summary>A store that answers later decides the same as one that answers at once.</summary>
public class LateStoreTests
{
    private const string Both = """
        ,"limits":[{"counter":"c","window":"minute","max":3},{"counter":"a","window":"minute","max":1,"mode":"Audit"}]
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EnforcedAndAuditedLimits_AreBothCountedAndGivenBack(bool late)
    {
        var bench = BenchOf(late, RuleOf("r", "Allow", Both));
        var first = await bench.CallAsync("t");
        Assert.Equal((Effect.Allow, null, 2), (first.Effect, first.Audit?.Effect, first.Reservation.Count));

        var second = await bench.CallAsync("t");
        Assert.Equal((Effect.Allow, Effect.Limit, 1), (second.Effect, second.Audit?.Effect, second.Reservation.Count));
        Assert.Equal(("r", "a"), (second.Audit!.Value.Rule!.RuleName, second.Audit.Value.Limit!.Counter));

        // Given back with the rest, the audited counter has room again.
        await bench.Store.ReleaseAsync(first.Reservation);
        Assert.Null((await bench.CallAsync("t")).Audit);
        await bench.CallAsync("t");
        var limited = await bench.CallAsync("t");
        Assert.Equal((Effect.Limit, "c", TimeSpan.FromMinutes(1)), (limited.Effect, limited.Limit?.Counter, limited.RetryAfter));
        Assert.Null(limited.Audit);
        Assert.Equal(0, limited.Reservation.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AuditedDeny_BesideLimits_IsReportedAndAuditedLimitsAreLeftAlone(bool late)
    {
        var bench = BenchOf(late, RuleOf("r", "Allow", Both), RuleOf("d", "Deny", ""","mode":"Audit" """));
        for (var i = 0; i < 3; i++)
        {
            var decision = await bench.CallAsync("t");
            Assert.Equal((Effect.Allow, Effect.Deny, "d"), (decision.Effect, decision.Audit?.Effect, decision.Audit?.Rule?.RuleName));
            Assert.Null(decision.Audit!.Value.Limit);
            Assert.Equal(1, decision.Reservation.Count);
        }

        var limited = await bench.CallAsync("t");
        Assert.Equal((Effect.Limit, Effect.Deny), (limited.Effect, limited.Audit?.Effect));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AuditedLimitAlone_IsReportedOnly(bool late)
    {
        var bench = BenchOf(late, RuleOf("r", "Allow", ""","limits":[{"counter":"a","window":"minute","max":1,"mode":"Audit"}]"""));

        Assert.Null((await bench.CallAsync("t")).Audit);
        Assert.Equal((Effect.Allow, Effect.Limit), Of(await bench.CallAsync("t")));

        static (Effect, Effect?) Of(Decision decision) => (decision.Effect, decision.Audit?.Effect);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AuditedLimit_WhoseCostIsNotSaid_WouldDeny(bool late)
    {
        const string Costly = """
            ,"limits":[{"counter":"x","window":"day","max":9,"incrementFrom":"/x","mode":"Audit"},
              {"counter":"y","window":"day","max":9,"incrementFrom":"/y","mode":"Audit"},{"counter":"n","window":"day","max":9}]
            """;
        var bench = BenchOf(late, RuleOf("r", "Allow", Costly));

        var decision = await bench.CallAsync("t", "{}");

        Assert.Equal((Effect.Allow, Effect.Deny), (decision.Effect, decision.Audit?.Effect));
        Assert.Equal("x", decision.Audit!.Value.Limit!.Counter);
        Assert.Null((await bench.CallAsync("t", """{"x":1,"y":2}""")).Audit);
    }

    [Fact]
    public async Task EnforcedLimits_WhoseCostIsNotSaid_NameTheFirst()
    {
        const string Costly = """
            ,"limits":[{"counter":"x","window":"day","max":9,"incrementFrom":"/x"},{"counter":"y","window":"day","max":9,"incrementFrom":"/y"}]
            """;
        var decision = await BenchOf(late: false, RuleOf("r", "Allow", Costly)).CallAsync("t", "{}");

        Assert.Equal((Effect.Deny, "x"), (decision.Effect, decision.Limit?.Counter));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    public async Task ManyLimits_OnOneCall_AreAllCharged(int count)
    {
        var limits = Enumerable.Range(0, count).Select(static i => $$"""{"counter":"c{{i}}","window":"minute","max":{{100 + i}} }""");
        var bench = BenchOf(late: false, RuleOf("r", "Allow", $",\"limits\":[{string.Join(',', limits)}]"));
        var decision = await bench.CallAsync("t");

        Assert.Equal(count, decision.Reservation.Count);
        for (var i = 1; i < 100; i++)
        {
            Assert.Equal(Effect.Allow, (await bench.CallAsync("t")).Effect);
        }

        Assert.Equal("c0", (await bench.CallAsync("t")).Limit!.Counter);
        await bench.Store.ReleaseAsync(decision.Reservation);
        Assert.Equal(Effect.Allow, (await bench.CallAsync("t")).Effect);
    }

    [Fact]
    public async Task Unavailable_WithSeveralLimits_NamesTheFirstThatDenies()
    {
        const string Limits = """
            ,"limits":[{"counter":"a","window":"day","max":9,"onStoreFailure":"Allow"},{"counter":"b","window":"day","max":9},{"counter":"c","window":"day","max":9}]
            """;
        var decision = await new Bench(DocumentOf(PolicyOf("p", RuleOf("r", "Allow", Limits))), store: new DeadStore()).CallAsync("t");

        Assert.Equal((Effect.Error, "b"), (decision.Effect, decision.Limit?.Counter));
        Assert.Equal("The counters cannot be reached, so the limit cannot be checked.", decision.Reason);
    }

    private static Bench BenchOf(bool late, params string[] rules)
    {
        var time = new FakeTime();
        ICounterStore store = new MemoryCounterStore(time);
        return new Bench(DocumentOf(PolicyOf("p", rules)), store: late ? new LateStore(store) : store);
    }

    /// <summary>Answers when asked again, as a store on a network does.</summary>
    private sealed class LateStore(ICounterStore store) : ICounterStore
    {
        public async ValueTask<ReserveResult> ReserveAsync(ReadOnlyMemory<CounterDemand> demands, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return await store.ReserveAsync(demands, cancellationToken);
        }

        public ValueTask ReleaseAsync(Reservation reservation) => store.ReleaseAsync(reservation);
    }

    private sealed class DeadStore : ICounterStore
    {
        public ValueTask<ReserveResult> ReserveAsync(ReadOnlyMemory<CounterDemand> demands, CancellationToken cancellationToken) =>
            new(new ReserveResult { Status = ReserveStatus.Unavailable });

        public ValueTask ReleaseAsync(Reservation reservation) => ValueTask.CompletedTask;
    }
}
