using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Tests.Properties;

/// <summary>The limiter against a log of every admission, under random schedules and a clock that jumps both ways.</summary>
public class LimiterModelTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Fact]
    public void Sliding_RandomSchedule_AdmitsExactlyWhatTheLogHasRoomFor() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                async seed =>
                {
                    var random = new Random(seed);
                    var run = new Run(max: random.Next(1, 12));
                    for (var i = 0; i < 150; i++)
                    {
                        run.Time.Advance(TimeSpan.FromMilliseconds(random.Next(-3_000, 5_000)));
                        await run.StepAsync(random);
                    }
                }
            )
            .Check(PropertySize.Of(100));

    [Fact]
    public void RetryAfter_WaitedOut_IsAdmittedAndNotATickEarlier() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                async seed =>
                {
                    var random = new Random(seed);
                    var run = new Run(max: random.Next(1, 8));
                    for (var i = 0; i < 60; i++)
                    {
                        run.Time.Advance(TimeSpan.FromTicks(random.NextInt64(Window.Ticks / 2)));
                        var cost = random.Next(1, 4);
                        if (await run.ReserveAsync(cost) is { Status: ReserveStatus.Limited, RetryAfter: { } wait })
                        {
                            run.Time.Advance(wait - TimeSpan.FromTicks(1));
                            Assert.Equal(ReserveStatus.Limited, (await run.ReserveAsync(cost)).Status);
                            run.Time.Advance(TimeSpan.FromTicks(1));
                            Assert.Equal(ReserveStatus.Reserved, (await run.ReserveAsync(cost)).Status);
                        }
                    }
                }
            )
            .Check(PropertySize.Of(100));

    /// <summary>A store beside its model: the list of charges, at the latest time that a reservation saw.</summary>
    private sealed class Run
    {
        private readonly MemoryCounterStore _store;
        private readonly CounterKey _key;
        private readonly Quantity _max;
        private readonly List<(long Time, long Micros, Reservation Reservation)> _log = [];
        private long _latest;

        public Run(int max)
        {
            _store = new MemoryCounterStore(Time);
            _max = new Quantity(max * Quantity.Scale);
            var limit = new RuleLimit
            {
                Counter = "c",
                Window = Window,
                Max = _max,
            };
            _key = new CounterKey(new CounterDefinition("p", limit, EnforcementMode.Enforce), "", "", "");
        }

        public FakeTime Time { get; } = new();

        public async Task StepAsync(Random random)
        {
            if (_log.Count > 0 && random.Next(5) == 0)
            {
                await ReleaseAsync(random.Next(_log.Count));
                return;
            }

            _latest = Math.Max(_latest, Time.GetTimestamp());
            var cost = random.Next(1, 4);
            var used = _log.Where(entry => entry.Time > _latest - Window.Ticks).Sum(static entry => entry.Micros);
            var fits = used + (cost * Quantity.Scale) <= _max.Micros;

            var result = await ReserveAsync(cost);

            Assert.Equal(fits, result.Status == ReserveStatus.Reserved);
            if (fits)
            {
                _log.Add((_latest, cost * Quantity.Scale, result.Reservation));
            }
        }

        public async Task<ReserveResult> ReserveAsync(int cost)
        {
            var demand = new CounterDemand(_key, _max, new Quantity(cost * Quantity.Scale));
            return await _store.ReserveAsync(new[] { demand }, CancellationToken.None);
        }

        private async Task ReleaseAsync(int index)
        {
            await _store.ReleaseAsync(_log[index].Reservation);
            _log.RemoveAt(index);
        }
    }
}
