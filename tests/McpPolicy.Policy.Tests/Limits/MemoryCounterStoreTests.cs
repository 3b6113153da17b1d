using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Limits.Memory;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Limits;

public class MemoryCounterStoreTests : CounterStoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public MemoryCounterStoreTests() => Store = new MemoryCounterStore(Time, new MemoryCounterStoreOptions { MaxCounters = 12 });

    protected override ICounterStore Store { get; }

    [Fact]
    public async Task Cap_AllCountersInUse_RefusesNewOnesAndKeepsOld()
    {
        for (var i = 0; i < 12; i++)
        {
            await ReserveAsync(Demand($"c{i}", Minute, 1));
        }

        Assert.Equal(ReserveStatus.Full, (await ReserveAsync(Demand("new", Minute, 1))).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("c0", Minute, 1))).Status);
        Time.Advance(Minute);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("new", Minute, 1))).Status);
    }

    [Fact]
    public async Task IdleCounters_AsNewOnesCome_AreForgotten()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand($"c{i}", Minute, 1))).Status);
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.InRange(((MemoryCounterStore)Store).CounterCount, 1, 6);
    }

    [Fact]
    public async Task Calendar_Release_GivesBackToItsWindowOnly()
    {
        var demand = Demand("c", Minute, 10, cost: 4, alignment: WindowAlignment.Calendar);
        var first = await ReserveAsync(demand);
        await ReserveAsync(demand);

        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
        await Store.ReleaseAsync(first.Reservation);
        var again = await ReserveAsync(demand);
        Assert.Equal(ReserveStatus.Reserved, again.Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
        Time.Advance(Minute);
        await ReserveAsync(demand);
        await ReserveAsync(demand);
        await Store.ReleaseAsync(again.Reservation);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(demand)).Status);
    }

    [Fact]
    public async Task Calendar_CostAboveMax_NeverHelpsToWait()
    {
        Assert.Null((await ReserveAsync(Demand("c", Minute, 5, cost: 6, alignment: WindowAlignment.Calendar))).RetryAfter);
        await ReserveAsync(Demand("c", Minute, 5, cost: 1, alignment: WindowAlignment.Calendar));
        Assert.Equal(Minute, (await ReserveAsync(Demand("c", Minute, 5, cost: 5, alignment: WindowAlignment.Calendar))).RetryAfter);
    }

    [Fact]
    public async Task Calendar_Counter_MakesRoomWhenItsWindowIsOver()
    {
        for (var i = 0; i < 12; i++)
        {
            await ReserveAsync(Demand($"c{i}", Minute, 1, alignment: WindowAlignment.Calendar));
        }

        Time.Advance(Minute - TimeSpan.FromTicks(1));
        Assert.Equal(ReserveStatus.Full, (await ReserveAsync(Demand("new", Minute, 1))).Status);
        Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("new", Minute, 1))).Status);
    }

    [Fact]
    public async Task Calendar_CounterThatHoldsNothing_MakesRoomAtOnce()
    {
        var full = Demand("c0", Minute, 1, alignment: WindowAlignment.Calendar);
        var reservation = (await ReserveAsync(full)).Reservation;
        for (var i = 1; i < 12; i++)
        {
            await ReserveAsync(Demand($"c{i}", Minute, 1));
        }

        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(ReserveStatus.Full, (await ReserveAsync(Demand("new", Minute, 1))).Status);
        await Store.ReleaseAsync(reservation);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("new", Minute, 1))).Status);
        Assert.Equal(12, ((MemoryCounterStore)Store).CounterCount);
    }

    [Fact]
    public async Task Calendar_EvictedThenClockJumpsBack_DoesNotForgetTheWindow()
    {
        var day = Demand("c", TimeSpan.FromDays(1), 1, alignment: WindowAlignment.Calendar);
        await ReserveAsync(day);
        Time.Advance(TimeSpan.FromDays(1));
        await ReserveAsync(Demand("other", Minute, 1));
        await ReserveAsync(day);
        Time.Advance(TimeSpan.FromDays(-1));

        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(day)).Status);
    }

    [Fact]
    public async Task Cap_CountersMadeWithinASecond_DoNotPushEachOtherOut()
    {
        // Nothing was charged, so they are idle; but the call that made them may still be about to charge.
        for (var i = 0; i < 12; i++)
        {
            await ReserveAsync(Demand($"c{i}", Minute, 0));
        }

        Time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        Assert.Equal(ReserveStatus.Full, (await ReserveAsync(Demand("new", Minute, 1))).Status);
        Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("new", Minute, 1))).Status);
    }

    [Fact]
    public async Task Cap_ReachedWithinOneCall_ChargesNothingAndNamesTheDemand()
    {
        for (var i = 0; i < 11; i++)
        {
            await ReserveAsync(Demand($"c{i}", Minute, 1));
        }

        var full = await ReserveAsync(Demand("x", Minute, 1), Demand("y", Minute, 1));

        Assert.Equal((ReserveStatus.Full, 1), (full.Status, full.DemandIndex));
        Assert.Equal(0, full.Reservation.Count);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("x", Minute, 1))).Status);
        Assert.Equal(12, ((MemoryCounterStore)Store).CounterCount);
    }

    [Fact]
    public async Task Reserve_SeveralWithTheSameWait_NamesTheFirstOfThem()
    {
        var (a, b, never) = (Demand("a", Minute, 1), Demand("b", Minute, 1), Demand("never", Minute, 1, cost: 2));
        await ReserveAsync(b, a);

        Assert.Equal(0, (await ReserveAsync(a, b)).DemandIndex);
        Assert.Equal(0, (await ReserveAsync(b, a)).DemandIndex);
        var limited = await ReserveAsync(a, never, b);
        Assert.Equal((1, null), (limited.DemandIndex, limited.RetryAfter));
    }

    [Fact]
    public async Task Reserve_InAnyOrderOfDemands_ChargesEachItsOwnCost()
    {
        var (a, b, c) = (Demand("a", Minute, 10, cost: 1), Demand("b", Minute, 10, cost: 3), Demand("c", Minute, 10, cost: 5));
        await ReserveAsync(c);
        await ReserveAsync(a, b, c);
        await ReserveAsync(b, a);

        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("a", Minute, 10, cost: 8))).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("a", Minute, 10))).Status);
        Assert.Equal(ReserveStatus.Reserved, (await ReserveAsync(Demand("b", Minute, 10, cost: 4))).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("b", Minute, 10))).Status);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("c", Minute, 10))).Status);
    }

    [Fact]
    public async Task EightThreads_WhileCountersAreForgotten_NeverExceedTheMaximum()
    {
        // A window shorter than a step, so that counters are idle and forgotten while others still hold them.
        var second = TimeSpan.FromSeconds(1);
        var admitted = new System.Collections.Concurrent.ConcurrentBag<(string Counter, long Stamp)>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(thread =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 2_000; i++)
                        {
                            var counter = $"c{(thread + i) % 20}";
                            var result = await ReserveAsync(Demand(counter, second, 2), Demand("all", second, 6));
                            for (var unit = 0; unit < result.Reservation.Count; unit++)
                            {
                                var charge = result.Reservation[unit];
                                admitted.Add((((MemoryCounter)charge.Counter).Key.Definition.Id, charge.Stamp));
                            }

                            if (i % 16 == 0)
                            {
                                Time.Advance(TimeSpan.FromMilliseconds(300));
                            }
                        }
                    })
                )
        );

        foreach (var counter in admitted.GroupBy(static charge => charge.Counter))
        {
            var max = counter.Key.Contains("\nall\n", StringComparison.Ordinal) ? 6 : 2;
            var stamps = counter.Select(static charge => charge.Stamp).Order().ToArray();
            for (var i = max; i < stamps.Length; i++)
            {
                Assert.True(stamps[i] - stamps[i - max] >= second.Ticks, $"{counter.Key} at {stamps[i]}");
            }
        }

        Assert.True(admitted.Count > 200);
    }

    [Fact]
    public void Store_WithoutRoomForACounter_CannotBeMade() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryCounterStore(Time, new MemoryCounterStoreOptions { MaxCounters = 0 }));

    [Fact]
    public async Task Eviction_ThenClockJumpsBack_DoesNotForgetTheTime()
    {
        await ReserveAsync(Demand("c", Minute, 1));
        Time.Advance(TimeSpan.FromHours(1));
        await ReserveAsync(Demand("other", Minute, 1));
        await ReserveAsync(Demand("c", Minute, 1));
        Time.Advance(TimeSpan.FromHours(-1));

        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(Demand("c", Minute, 1))).Status);
    }

    [Fact]
    public async Task Thinning_ManyChargesInAWindow_NeverAdmitsMoreAndRefusesLittleEarly()
    {
        const int Max = 1_000;
        var admitted = new List<long>();
        for (var step = 0; step < 4_000; step++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(30));
            var result = await ReserveAsync(Demand("c", Minute, Max));
            if (result.Status == ReserveStatus.Reserved)
            {
                admitted.Add(result.Reservation[0].Stamp);
            }
        }

        for (int first = 0, last = 0; last < admitted.Count; last++)
        {
            while (admitted[last] - admitted[first] >= Minute.Ticks)
            {
                first++;
            }

            Assert.True(last - first + 1 <= Max);
        }

        // 4,000 steps of 30 ms are two minutes: an exact log would admit 2,000.
        Assert.InRange(admitted.Count, 1_960, 2_000);
    }

    [Fact]
    public async Task EightThreads_OnSharedCounters_AdmitExactlyTheMaximum()
    {
        var (a, b) = (Demand("a", Minute, 500), Demand("b", Minute, 700));
        var admitted = new int[3];
        var tasks = Enumerable
            .Range(0, 8)
            .Select(thread =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < 400; i++)
                    {
                        // Both orders, so that wrong lock order would hang.
                        CounterDemand[] demands = ((thread + i) % 3) switch
                        {
                            0 => [a, b],
                            1 => [b, a],
                            _ => [b],
                        };
                        if ((await ReserveAsync(demands)).Status == ReserveStatus.Reserved)
                        {
                            Interlocked.Increment(ref admitted[demands.Length]);
                        }
                    }
                })
            );
        await Task.WhenAll(tasks);

        Assert.True(admitted[2] <= 500);
        Assert.Equal(700, admitted[1] + admitted[2]);
        Assert.Equal(ReserveStatus.Limited, (await ReserveAsync(b)).Status);
    }

    [Fact]
    public async Task EightThreads_WithReleasesAndAMovingClock_NeverExceedTheMaximumInAnyWindow()
    {
        var demand = Demand("c", Minute, 20);
        var kept = new System.Collections.Concurrent.ConcurrentBag<long>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(thread =>
                    Task.Run(async () =>
                    {
                        var random = new Random(thread);
                        for (var i = 0; i < 2_000; i++)
                        {
                            Time.Advance(TimeSpan.FromMilliseconds(random.Next(-200, 400)));
                            var result = await ReserveAsync(demand);
                            if (result.Status != ReserveStatus.Reserved)
                            {
                                continue;
                            }

                            if (random.Next(4) == 0)
                            {
                                await Store.ReleaseAsync(result.Reservation);
                            }
                            else
                            {
                                kept.Add(result.Reservation[0].Stamp);
                            }
                        }
                    })
                )
        );

        var stamps = kept.Order().ToArray();
        Assert.True(stamps.Length > 100);
        for (var i = 20; i < stamps.Length; i++)
        {
            Assert.True(stamps[i] - stamps[i - 20] >= Minute.Ticks);
        }
    }
}
