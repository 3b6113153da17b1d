using McpPolicy.Policy.Limits;

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
