namespace McpPolicy.Controllers.Queues;

/// <summary>Keys that become due later, with one timer for all of them.</summary>
internal sealed class DelayedKeys<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TKey, long> _byTime = new();
    private readonly Dictionary<TKey, long> _due = [];
    private readonly TimeProvider _time;
    private readonly Action<TKey> _release;
    private readonly ITimer _timer;
    private bool _disposed;

    public DelayedKeys(TimeProvider time, Action<TKey> release)
    {
        _time = time;
        _release = release;
        _timer = time.CreateTimer(
            static self => ((DelayedKeys<TKey>)self!).ReleaseDue(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    public void Schedule(TKey key, TimeSpan delay)
    {
        lock (_lock)
        {
            var due = Now() + delay.Ticks;
            if (_disposed || (_due.TryGetValue(key, out var earlier) && earlier <= due))
            {
                return;
            }

            // A later entry of the same key stays in the heap; it is skipped when its turn comes.
            _due[key] = due;
            _byTime.Enqueue(key, due);
            Arm();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _byTime.Clear();
            _due.Clear();
        }

        _timer.Dispose();
    }

    private void ReleaseDue()
    {
        List<TKey> released = [];
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            CollectDue(released);
            Arm();
        }

        // Outside the lock: the queue takes its own.
        foreach (var key in released)
        {
            _release(key);
        }
    }

    private void CollectDue(List<TKey> released)
    {
        var now = Now();
        while (_byTime.TryPeek(out var key, out var due) && due <= now)
        {
            _byTime.Dequeue();
            if (_due.TryGetValue(key, out var current) && current == due)
            {
                _due.Remove(key);
                released.Add(key);
            }
        }
    }

    private void Arm()
    {
        if (!_byTime.TryPeek(out _, out var due))
        {
            return;
        }

        // Timers work in whole milliseconds: rounded up, so that they do not fire just before the key is due and spin.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, due - Now()) / (double)TimeSpan.TicksPerMillisecond));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private long Now() => _time.GetElapsedTime(0).Ticks;
}
