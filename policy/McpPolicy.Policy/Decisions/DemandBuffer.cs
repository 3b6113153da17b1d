using System.Buffers;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Policy.Decisions;

/// <summary>The counters that one call needs, in pooled arrays.</summary>
internal struct DemandBuffer : IDisposable
{
    private CounterDemand[]? _demands;
    private CompiledLimit[]? _limits;

    public int Count { get; private set; }

    public readonly ReadOnlyMemory<CounterDemand> Demands => _demands.AsMemory(0, Count);

    public readonly CompiledLimit Limit(int index) => _limits![index];

    /// <summary>Adds a demand. A call charges each counter once: where two limits share one, with the greater cost.</summary>
    public void Add(CompiledLimit limit, CounterKey key, Quantity cost)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_demands![i].Key == key)
            {
                if (cost > _demands[i].Cost)
                {
                    _demands[i] = _demands[i] with { Cost = cost };
                }

                return;
            }
        }

        MakeRoom();
        _demands![Count] = new CounterDemand(key, limit.Max, cost);
        _limits![Count] = limit;
        Count++;
    }

    public void Dispose()
    {
        if (_demands is not null)
        {
            ArrayPool<CounterDemand>.Shared.Return(_demands, clearArray: true);
            ArrayPool<CompiledLimit>.Shared.Return(_limits!, clearArray: true);
            (_demands, _limits, Count) = (null, null, 0);
        }
    }

    private void MakeRoom()
    {
        if (_demands is not null && Count < _demands.Length && Count < _limits!.Length)
        {
            return;
        }

        var size = Math.Max(8, Count * 2);
        var demands = ArrayPool<CounterDemand>.Shared.Rent(size);
        var limits = ArrayPool<CompiledLimit>.Shared.Rent(size);
        var count = Count;
        if (_demands is not null)
        {
            Demands.CopyTo(demands);
            _limits.AsSpan(0, count).CopyTo(limits);
            Dispose();
        }

        (_demands, _limits, Count) = (demands, limits, count);
    }
}
