using System.Buffers;
using McpPolicy.Policy.Limits.Memory;

namespace McpPolicy.Policy.Limits;

/// <summary>Counters in this process. Never waits and never fails; forgets everything when the process ends.</summary>
public sealed class MemoryCounterStore : ICounterStore
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly CounterTable _table;

    /// <summary>Makes an empty store.</summary>
    /// <param name="time">The clock: its timestamp for sliding windows, its UTC for calendar windows.</param>
    /// <param name="options">How much it may hold; null for the defaults.</param>
    public MemoryCounterStore(TimeProvider time, MemoryCounterStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        options ??= new MemoryCounterStoreOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxCounters, 1, nameof(options));
        _time = time;
        _start = time.GetTimestamp();
        _table = new CounterTable(options.MaxCounters);
    }

    /// <summary>How many counters there are, idle ones included.</summary>
    public int CounterCount => _table.Count;

    /// <inheritdoc/>
    public ValueTask<ReserveResult> ReserveAsync(ReadOnlyMemory<CounterDemand> demands, CancellationToken cancellationToken)
    {
        var span = demands.Span;
        ArgumentOutOfRangeException.ThrowIfZero(span.Length, nameof(demands));
        var now = Now();
        var result = span.Length == 1 ? ReserveOne(in span[0], now) : ReserveAll(span, now);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(Reservation reservation)
    {
        for (var i = 0; i < reservation.Count; i++)
        {
            var unit = reservation[i];
            var counter = (MemoryCounter)unit.Counter;
            lock (counter.Gate)
            {
                counter.Release(unit.Stamp, unit.Cost.Micros);
            }
        }

        return ValueTask.CompletedTask;
    }

    private StoreTime Now() => new(_time.GetElapsedTime(_start).Ticks, _time.GetUtcNow().UtcTicks);

    private ReserveResult ReserveOne(in CounterDemand demand, StoreTime now)
    {
        while (_table.GetOrAdd(demand.Key, now) is { } counter)
        {
            lock (counter.Gate)
            {
                if (counter.IsEvicted)
                {
                    continue;
                }

                return counter.HasRoom(now, demand, out var wait) ? Reserved(counter, now, demand) : Limited(0, wait);
            }
        }

        return new ReserveResult { Status = ReserveStatus.Full };
    }

    private ReserveResult ReserveAll(ReadOnlySpan<CounterDemand> demands, StoreTime now)
    {
        var rented = ArrayPool<OrderedDemand>.Shared.Rent(demands.Length);
        var ordered = rented.AsSpan(0, demands.Length);
        try
        {
            while (true)
            {
                for (var i = 0; i < demands.Length; i++)
                {
                    if (_table.GetOrAdd(demands[i].Key, now) is not { } counter)
                    {
                        return new ReserveResult { Status = ReserveStatus.Full, DemandIndex = i };
                    }

                    OrderedDemand.Insert(ordered, i, new OrderedDemand(counter, i));
                }

                if (TryReserve(ordered, demands, now, out var result))
                {
                    return result;
                }
            }
        }
        finally
        {
            ArrayPool<OrderedDemand>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>False when a counter was evicted meanwhile.</summary>
    private static bool TryReserve(
        ReadOnlySpan<OrderedDemand> ordered,
        ReadOnlySpan<CounterDemand> demands,
        StoreTime now,
        out ReserveResult result
    )
    {
        var entered = 0;
        result = default;
        try
        {
            foreach (var (counter, _) in ordered)
            {
                counter.Gate.Enter();
                entered++;
                if (counter.IsEvicted)
                {
                    return false;
                }
            }

            result = ChargeAll(ordered, demands, now);
            return true;
        }
        finally
        {
            foreach (var (counter, _) in ordered[..entered])
            {
                counter.Gate.Exit();
            }
        }
    }

    private static ReserveResult ChargeAll(ReadOnlySpan<OrderedDemand> ordered, ReadOnlySpan<CounterDemand> demands, StoreTime now)
    {
        var refusal = default(ReserveResult?);
        foreach (var (counter, index) in ordered)
        {
            if (!counter.HasRoom(now, demands[index], out var wait) && IsLonger(index, wait, refusal))
            {
                refusal = Limited(index, wait);
            }
        }

        if (refusal is { } limited)
        {
            return limited;
        }

        var reservation = default(Reservation);
        foreach (var (counter, index) in ordered)
        {
            var cost = demands[index].Cost;
            reservation.Add(new ReservedUnit(counter, counter.Charge(now, cost.Micros), cost));
        }

        return new ReserveResult { Status = ReserveStatus.Reserved, Reservation = reservation };
    }

    /// <summary>The limit to name is the one with the longest wait, and the first of the demands among equals.</summary>
    private static bool IsLonger(int index, long? wait, ReserveResult? refusal)
    {
        if (refusal is not { } other)
        {
            return true;
        }

        var (mine, theirs) = (wait ?? long.MaxValue, other.RetryAfter?.Ticks ?? long.MaxValue);
        return mine > theirs || (mine == theirs && index < other.DemandIndex);
    }

    private static ReserveResult Reserved(MemoryCounter counter, StoreTime now, in CounterDemand demand)
    {
        var reservation = default(Reservation);
        reservation.Add(new ReservedUnit(counter, counter.Charge(now, demand.Cost.Micros), demand.Cost));
        return new ReserveResult { Status = ReserveStatus.Reserved, Reservation = reservation };
    }

    private static ReserveResult Limited(int index, long? wait) =>
        new()
        {
            Status = ReserveStatus.Limited,
            DemandIndex = index,
            RetryAfter = wait is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        };
}
