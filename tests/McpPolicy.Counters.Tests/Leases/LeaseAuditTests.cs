using McpPolicy.Counters.Tests.Fixtures;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Counters.Tests.Leases;

/// <summary>Four processes with leases, under a clock that the test moves, so that every admission has an exact time to audit.</summary>
public class LeaseAuditTests(RedisFixture fixture) : IClassFixture<RedisFixture>
{
    private const int Max = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Sliding_FourStoresAndOneThatDies_NeverMoreInAnyWindow_AndLittleLess(int seed)
    {
        var run = new Run(fixture, seed, WindowAlignment.Sliding);
        await run.GoAsync();

        var log = new AdmissionLog(Window, Max);
        run.Admitted.ForEach(log.Add);
        log.AssertNeverMore();
        AssertUseful(run);
    }

    [Fact]
    public async Task Calendar_FourStoresAndOneThatDies_NeverMoreInAWindow_AndLittleLess()
    {
        var run = new Run(fixture, 3, WindowAlignment.Calendar);
        await run.GoAsync();

        Assert.All(run.Admitted.GroupBy(time => time.Ticks / Window.Ticks), window => Assert.InRange(window.Count(), 0, Max));
        AssertUseful(run);
    }

    private static void AssertUseful(Run run)
    {
        // Four windows of saturating load: an exact limiter would admit 4,000.
        Assert.InRange(run.Admitted.Count, 3_400, 4_000);
        var decided = run.Observer.DecidedByLeaseCount;
        Assert.True(decided > 4 * run.Observer.AskedCount, $"{decided} by lease, {run.Observer.AskedCount} asked");
    }

    private sealed class Run
    {
        private readonly FakeTime _time = new();
        private readonly string _prefix = Guid.NewGuid().ToString("N");
        private readonly RedisFixture _fixture;
        private readonly Random _random;
        private readonly CounterDemand[] _demand;

        public Run(RedisFixture fixture, int seed, WindowAlignment alignment)
        {
            fixture.SkipWithoutServer();
            (_fixture, _random) = (fixture, new Random(seed));
            var limit = new RuleLimit
            {
                Counter = "c",
                Window = Window,
                Max = new Quantity(Max * Quantity.Scale),
                Alignment = alignment,
            };
            var key = new CounterKey(new CounterDefinition("p", limit, EnforcementMode.Enforce), "", "", "");
            _demand = [new CounterDemand(key, limit.Max, Quantity.One)];
        }

        public RecordingObserver Observer { get; } = new();

        public List<TimeSpan> Admitted { get; } = [];

        public async Task GoAsync()
        {
            var stores = Enumerable.Range(0, 4).Select(_ => Create()).ToArray();
            while (_time.GetTimestamp() < 4 * Window.Ticks - TimeSpan.TicksPerSecond)
            {
                _time.Advance(TimeSpan.FromMicroseconds(_random.Next(1_000)));
                var store = stores[_random.Next(4)];
                var result = await store.ReserveAsync(_demand, TestContext.Current.CancellationToken);
                if (result.Status == ReserveStatus.Reserved && _random.Next(10) > 0)
                {
                    Admitted.Add(TimeSpan.FromTicks(_time.GetTimestamp()));
                }
                else if (result.Status == ReserveStatus.Reserved)
                {
                    await store.ReleaseAsync(result.Reservation);
                }

                if (_random.Next(20_000) == 0)
                {
                    await stores[0].DisposeAsync();
                    stores[0] = Create();
                }
            }

            foreach (var store in stores)
            {
                await store.DisposeAsync();
            }
        }

        private RedisCounterStore Create() =>
            TestStores.Create(TestStores.OptionsFor(_fixture.Server.Port), _prefix, leases: true, _time, Observer);
    }
}
