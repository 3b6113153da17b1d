using System.Collections.Concurrent;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Limits.Memory;

/// <summary>The counters by key. Each new counter looks at the two that were not looked at for longest and removes idle ones, so that
/// memory follows what is in use without a timer.</summary>
internal sealed class CounterTable(int maxCounters)
{
    private const int LooksPerAdd = 2;
    private const int LooksWhenFull = 256;

    // A call with several limits needs all its new counters at once; without a grace each would push out the one before.
    private const long Grace = TimeSpan.TicksPerSecond;
    private readonly ConcurrentDictionary<CounterKey, MemoryCounter> _counters = new();
    private readonly ConcurrentQueue<MemoryCounter> _oldestFirst = new();
    private readonly Lock _floorGate = new();
    private StoreTime _floor;
    private long _lastOrder;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The counter of a key, or null when the table is full of counters in use.</summary>
    public MemoryCounter? GetOrAdd(CounterKey key, StoreTime now)
    {
        if (_counters.TryGetValue(key, out var counter))
        {
            return counter;
        }

        RemoveIdle(now, Count < maxCounters ? LooksPerAdd : LooksWhenFull);
        return Add(key, now);
    }

    private MemoryCounter? Add(CounterKey key, StoreTime now)
    {
        if (Interlocked.Increment(ref _count) > maxCounters)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }

        var created = Create(key, now);
        var kept = _counters.GetOrAdd(key, created);
        if (ReferenceEquals(kept, created))
        {
            _oldestFirst.Enqueue(created);
        }
        else
        {
            Interlocked.Decrement(ref _count);
        }

        return kept;
    }

    private MemoryCounter Create(CounterKey key, StoreTime now)
    {
        var order = Interlocked.Increment(ref _lastOrder);
        lock (_floorGate)
        {
            return key.Definition.Alignment == WindowAlignment.Calendar
                ? new CalendarCounter(key, order, _floor) { Created = now.Elapsed }
                : new SlidingCounter(key, order, _floor) { Created = now.Elapsed };
        }
    }

    private void RemoveIdle(StoreTime now, int looks)
    {
        for (var i = 0; i < looks && _oldestFirst.TryDequeue(out var counter); i++)
        {
            if (!TryEvict(counter, now))
            {
                _oldestFirst.Enqueue(counter);
            }
        }
    }

    private bool TryEvict(MemoryCounter counter, StoreTime now)
    {
        lock (counter.Gate)
        {
            if (now.Elapsed - counter.Created < Grace || !counter.IsIdle(now))
            {
                return false;
            }

            counter.IsEvicted = true;
        }

        // What is forgotten now must not come back when the clock jumps back: new counters begin no earlier.
        lock (_floorGate)
        {
            _floor = StoreTime.Later(_floor, now);
        }

        _counters.TryRemove(KeyValuePair.Create(counter.Key, counter));
        Interlocked.Decrement(ref _count);
        return true;
    }
}
