using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Counters.Tests.Contract;

/// <summary>Does the same to two stores, the one in memory being the model, and compares what they say.</summary>
internal sealed class TwinRun(int seed, ICounterStore store, FakeTime time)
{
    private static readonly TimeSpan[] Windows = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)];
    private readonly Random _random = new(seed);
    private readonly MemoryCounterStore _model = new(time);
    private readonly List<(Reservation Store, Reservation Model)> _held = [];

    public async Task RunAsync()
    {
        for (var step = 0; step < 150; step++)
        {
            time.Advance(TimeSpan.FromMicroseconds(_random.Next(1_500_000)));
            if (_held.Count > 0 && _random.Next(4) == 0)
            {
                await ReleaseAsync();
            }
            else
            {
                await ReserveAsync(step);
            }
        }
    }

    private async Task ReserveAsync(int step)
    {
        var demands = Enumerable.Range(0, 6).Where(_ => _random.Next(2) == 0).Select(Demand).ToArray();
        if (demands.Length == 0)
        {
            return;
        }

        var actual = await store.ReserveAsync(demands, TestContext.Current.CancellationToken);
        var expected = await _model.ReserveAsync(demands, TestContext.Current.CancellationToken);
        Assert.Equal(
            (seed, step, expected.Status, expected.DemandIndex, expected.RetryAfter),
            (seed, step, actual.Status, actual.DemandIndex, actual.RetryAfter)
        );
        if (actual.Status == ReserveStatus.Reserved)
        {
            _held.Add((actual.Reservation, expected.Reservation));
        }
    }

    private async Task ReleaseAsync()
    {
        var index = _random.Next(_held.Count);
        await store.ReleaseAsync(_held[index].Store);
        await _model.ReleaseAsync(_held[index].Model);
        _held.RemoveAt(index);
    }

    private CounterDemand Demand(int counter)
    {
        var limit = new RuleLimit
        {
            Counter = $"{seed}-{counter}",
            Window = Windows[counter % Windows.Length],
            Max = new Quantity(_random.NextInt64(1, 9) * 700_001),
            Alignment = counter < 3 ? WindowAlignment.Sliding : WindowAlignment.Calendar,
        };
        var key = new CounterKey(new CounterDefinition("p", limit, EnforcementMode.Enforce), "", "", "");
        return new CounterDemand(key, limit.Max, new Quantity(_random.NextInt64(0, 2_000_000)));
    }
}
