using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Limits;

/// <summary>What every counter store has to do. A store's tests derive from this.</summary>
public abstract class CounterStoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private protected FakeTime Time { get; } = new();

    protected abstract ICounterStore Store { get; }

    [Fact]
    public async Task Reserve_UpToMax_ThenLimitedUntilTheOldestLeaves()
    {
        var demand = Demand("c", Minute, 2);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);
        Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);

        var limited = await ReserveAsync(demand);

        Assert.Equal(ReserveStatus.Limited, limited.Status);
        Assert.Equal(TimeSpan.FromSeconds(40), limited.RetryAfter);
        Time.Advance(TimeSpan.FromSeconds(40) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);
    }

    [Fact]
    public async Task Reserve_WithoutRoomInOneCounter_ChargesNone()
    {
        var tight = Demand("tight", Minute, 1);
        var wide = Demand("wide", Minute, 2);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(tight, wide)).Status);

        var limited = await ReserveAsync(wide, tight);

        Assert.Equal((ReserveStatus.Limited, 1), (limited.Status, limited.DemandIndex));
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(wide)).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(wide)).Status);
    }

    [Fact]
    public async Task Reserve_SeveralWithoutRoom_NamesTheLongestWait()
    {
        var minute = Demand("m", Minute, 1);
        var hour = Demand("h", TimeSpan.FromHours(1), 1);
        await ReserveAsync(minute, hour);

        var limited = await ReserveAsync(minute, hour);

        Assert.Equal((1, TimeSpan.FromHours(1)), (limited.DemandIndex, limited.RetryAfter));
    }

    [Fact]
    public async Task Reserve_MoreThanMax_NeverHelpsToWait()
    {
        var limited = await ReserveAsync(Demand("c", Minute, 5, cost: 6));

        Assert.Equal((ReserveStatus.Limited, null), (limited.Status, limited.RetryAfter));
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("never", Minute, 0))).Status);
    }

    [Fact]
    public async Task Reserve_LargeCost_WaitsForAsMuchAsItNeeds()
    {
        await ReserveAsync(Demand("c", Minute, 10, cost: 3));
        Time.Advance(TimeSpan.FromSeconds(10));
        await ReserveAsync(Demand("c", Minute, 10, cost: 4));

        Assert.Equal(TimeSpan.FromSeconds(50), (await ReserveAsync(Demand("c", Minute, 10, cost: 6))).RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(60), (await ReserveAsync(Demand("c", Minute, 10, cost: 7))).RetryAfter);
    }

    [Fact]
    public async Task Release_OfReservation_MakesRoomAgain()
    {
        var (a, b) = (Demand("a", Minute, 1), Demand("b", Minute, 1));
        var reserved = await ReserveAsync(a, b);

        await Store.ReleaseAsync(reserved.Reservation);

        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(a, b)).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(a)).Status);
    }

    [Fact]
    public async Task Release_AfterItsWindow_GivesNothingToTheNext()
    {
        var demand = Demand("c", Minute, 1);
        var reserved = await ReserveAsync(demand);
        Time.Advance(Minute);
        await ReserveAsync(demand);

        await Store.ReleaseAsync(reserved.Reservation);

        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
    }

    [Fact]
    public async Task Calendar_Day_BeginsAnewAtMidnightUtc()
    {
        var demand = Demand("c", TimeSpan.FromDays(1), 1, alignment: WindowAlignment.Calendar);
        var first = await ReserveAsync(demand);

        Assert.Equal(TimeSpan.FromHours(12), (await ReserveAsync(demand)).RetryAfter);
        Time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demand)).Status);
        await Store.ReleaseAsync(first.Reservation);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
    }

    [Fact]
    public async Task Calendar_ClockSetBack_StaysInTheLatestWindow()
    {
        var demand = Demand("c", TimeSpan.FromDays(1), 1, alignment: WindowAlignment.Calendar);
        Time.Advance(TimeSpan.FromHours(13));
        await ReserveAsync(demand);
        Time.Advance(TimeSpan.FromHours(-5));

        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
    }

    [Fact]
    public async Task Keys_OfOtherCallersSessionsAndTools_CountApart()
    {
        var demand = Demand("c", Minute, 1);
        CounterDemand[] others =
        [
            demand,
            demand with
            {
                Key = demand.Key with { Caller = "alice" },
            },
            demand with
            {
                Key = demand.Key with { Session = "s" },
            },
            demand with
            {
                Key = demand.Key with { Tool = "t" },
            },
        ];
        foreach (var other in others)
        {
            Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(other)).Status);
            Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(other)).Status);
        }
    }

    [Fact]
    public async Task Max_EditedBetweenCalls_KeepsWhatWasCounted()
    {
        await ReserveAsync(Demand("c", Minute, 1));

        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("c", Minute, 2))).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("c", Minute, 2))).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("c", Minute, 1))).Status);
    }

    [Fact]
    public async Task Reserve_MoreCountersThanFitInline_ChargesAndReleasesAll()
    {
        var demands = Enumerable.Range(0, 9).Select(i => Demand($"c{i}", Minute, 1)).ToArray();
        var reserved = await ReserveAsync(demands);
        Assert.Equal(9, reserved.Reservation.Count);

        await Store.ReleaseAsync(reserved.Reservation);

        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(demands)).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demands[8])).Status);
    }

    private protected static CounterDemand Demand(
        string counter,
        TimeSpan window,
        long max,
        long cost = 1,
        WindowAlignment alignment = WindowAlignment.Sliding
    )
    {
        var limit = new RuleLimit
        {
            Counter = counter,
            Window = window,
            Max = new Quantity(max * Quantity.Scale),
            Alignment = alignment,
        };
        var key = new CounterKey(new CounterDefinition("p", limit, EnforcementMode.Enforce), "", "", "");
        return new CounterDemand(key, limit.Max, new Quantity(cost * Quantity.Scale));
    }

    private protected async Task<ReserveResult> ReserveAsync(params CounterDemand[] demands) =>
        await Store.ReserveAsync(demands, TestContext.Current.CancellationToken);
}
