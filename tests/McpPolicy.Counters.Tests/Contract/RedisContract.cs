using McpPolicy.Counters.Tests.Fixtures;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;
using McpPolicy.Redis;

namespace McpPolicy.Counters.Tests.Contract;

/// <summary>What every store has to do, and what one on a server has to do besides. The clock is the test's, so that days pass in no time.</summary>
public abstract class RedisContract(RedisFixture fixture) : CounterStoreContract, IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private RedisCounterStore? _store;

    protected override ICounterStore Store => _store!;

    private protected string Prefix { get; } = Guid.NewGuid().ToString("N");

    private protected virtual RedisOptions Options => TestStores.OptionsFor(fixture.Server.Port);

    private protected virtual bool Leases => false;

    public ValueTask InitializeAsync()
    {
        fixture.SkipWithoutServer();
        _store = TestStores.Create(Options, Prefix, Leases, Time);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    [Fact]
    public async Task AnotherStore_OfTheSamePrefix_SharesCounts_AndOfAnotherDoesNot()
    {
        await using var same = TestStores.Create(Options, Prefix, Leases, Time);
        await using var other = TestStores.Create(Options, null, Leases, Time);
        var demand = Demand("c", Minute, 1);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);

        Assert.Equal(ReserveStatus.Limited, (await same.ReserveAsync(new[] { demand }, TestContext.Current.CancellationToken)).Status);
        Assert.Equal(ReserveStatus.Reserved, (await other.ReserveAsync(new[] { demand }, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Costs_OfMillionths_AddUpExactly()
    {
        // Ten times 0.1 is 1 here; with binary fractions it would be less, and an eleventh would fit.
        var demand = Demand("c", Minute, 1) with
        {
            Cost = new Quantity(100_000),
        };
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);
        }

        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand with { Cost = new Quantity(1) })).Status);
    }

    [Fact]
    public async Task Amounts_BeyondWhatDoublesHold_AreNeverRounded()
    {
        var greatest = new Quantity((1L << 53) - 1);
        var demand = Demand("c", Minute, 0) with { Max = Quantity.MaxValue, Cost = greatest };

        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand with { Cost = new Quantity(1L << 53) })).Status);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand with { Cost = new Quantity(1) })).Status);
        Time.Advance(Minute);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand with { Cost = new Quantity(greatest.Micros - 1) })).Status);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand with { Cost = new Quantity(1) })).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand with { Cost = new Quantity(1) })).Status);
    }

    [Fact]
    public async Task Thinning_ManyChargesInAWindow_NeverAdmitsMoreAndRefusesLittleEarly()
    {
        const int Max = 1_000;
        var admitted = new AdmissionLog(Minute, Max);
        for (var step = 0; step < 4_000; step++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(30));
            var result = await ReserveAsync(Demand("c", Minute, Max));
            if (result.Status == ReserveStatus.Reserved)
            {
                admitted.Add(TimeSpan.FromTicks(Time.GetTimestamp()));
            }
        }

        admitted.AssertNeverMore();
        // 4,000 steps of 30 ms are two minutes: an exact log would admit 2,000.
        Assert.InRange(admitted.Count, 1_940, 2_000);
    }

    [Fact]
    public async Task Sliding_ClockSetBack_StandsStillUntilItHasCaughtUp()
    {
        var demand = Demand("c", Minute, 1);
        Time.Advance(TimeSpan.FromSeconds(30));
        await ReserveAsync(demand);
        Time.Advance(TimeSpan.FromSeconds(-20));

        Assert.Equal(TimeSpan.FromSeconds(80), (await ReserveAsync(demand)).RetryAfter);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand with { Max = new Quantity(2 * Quantity.Scale) })).Status);
        Time.Advance(TimeSpan.FromSeconds(79.9));
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);
    }

    [Fact]
    public async Task RandomSchedule_OfCallsAndReleases_DecidesAsTheStoreInMemory()
    {
        Assert.SkipWhen(Leases, "Leases may refuse a little earlier.");
        for (var seed = 0; seed < 12; seed++)
        {
            await new TwinRun(seed, _store!, Time).RunAsync();
        }
    }
}
