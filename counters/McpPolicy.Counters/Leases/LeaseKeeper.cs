using System.Collections.Concurrent;
using McpPolicy.Counters.Keys;

namespace McpPolicy.Counters.Leases;

/// <summary>Gives back what slices hold unused when they end, also when no further call comes. Its timer runs only while there are slices.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<RedisCounter, bool> _active = new();
    private readonly Func<TimeSpan> _now;
    private readonly Action<RedisCounter, Leftover> _giveBack;
    private readonly ITimer _timer;
    private int _isArmed;

    public LeaseKeeper(TimeProvider time, Func<TimeSpan> now, Action<RedisCounter, Leftover> giveBack)
    {
        (_now, _giveBack) = (now, giveBack);
        _timer = time.CreateTimer(static self => ((LeaseKeeper)self!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Watches over a counter's slice.</summary>
    public void Watch(RedisCounter counter)
    {
        _active[counter] = true;
        Arm();
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Arm()
    {
        if (Interlocked.Exchange(ref _isArmed, 1) == 0)
        {
            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Sweep()
    {
        var now = _now();
        foreach (var counter in _active.Keys)
        {
            if (!counter.Lease.TryEnd(now, out var left))
            {
                continue;
            }

            _active.TryRemove(counter, out _);
            if (left.Micros > 0)
            {
                _giveBack(counter, left);
            }
        }

        Volatile.Write(ref _isArmed, 0);
        if (!_active.IsEmpty)
        {
            Arm();
        }
    }
}
