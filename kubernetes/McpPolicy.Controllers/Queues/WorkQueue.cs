namespace McpPolicy.Controllers.Queues;

/// <summary>
/// A queue of keys to work on. A key is in the hands of one worker at a time; adding it while it waits changes nothing; adding it
/// while it is worked on makes it run once more afterwards. A key is never dropped before the queue is shut down.
/// </summary>
/// <typeparam name="TKey">What identifies a piece of work, compared by value.</typeparam>
/// <remarks>Safe for any number of producers and workers. Each taken key must be given back with <see cref="Done"/>.</remarks>
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Queue<ReadyKey> _ready = new();
    private readonly HashSet<TKey> _dirty = [];
    private readonly HashSet<TKey> _processing = [];
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly Queue<TaskCompletionSource> _idleWorkers = new();
    private readonly DelayedKeys<TKey> _delayed;
    private readonly ExponentialBackoff _backoff;
    private readonly TimeProvider _time;
    private readonly IWorkQueueObserver _observer;
    private bool _stopped;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="time">The clock of delays and latencies.</param>
    /// <param name="backoff">The waits of failing keys; null for the defaults of <see cref="BackoffOptions"/>.</param>
    /// <param name="observer">Counts what happens; null for nobody.</param>
    public WorkQueue(TimeProvider time, ExponentialBackoff? backoff = null, IWorkQueueObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _backoff = backoff ?? new ExponentialBackoff(new BackoffOptions());
        _observer = observer ?? NullWorkQueueObserver.Instance;
        _delayed = new DelayedKeys<TKey>(time, Add);
    }

    /// <summary>The number of keys that are ready to be taken.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _ready.Count;
            }
        }
    }

    /// <summary>The number of keys that workers hold.</summary>
    public int Processing
    {
        get
        {
            lock (_lock)
            {
                return _processing.Count;
            }
        }
    }

    /// <summary>Makes the key ready now. Ignored once the queue is shut down.</summary>
    /// <param name="key">The key.</param>
    public void Add(TKey key)
    {
        lock (_lock)
        {
            if (_stopped || !_dirty.Add(key) || _processing.Contains(key))
            {
                return;
            }

            Enqueue(key);
        }
    }

    /// <summary>Makes the key ready after a delay. Of several delays of one key the one that ends first counts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="delay">How long to wait; not positive means now.</param>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key);
            return;
        }

        _delayed.Schedule(key, delay);
    }

    /// <summary>Makes the key ready after its backoff, which grows with each call until <see cref="Forget"/>.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The wait.</returns>
    public TimeSpan AddWithBackoff(TKey key)
    {
        TimeSpan delay;
        lock (_lock)
        {
            var failures = _failures.GetValueOrDefault(key) + 1;
            _failures[key] = failures;
            delay = _backoff.DelayAfter(failures);
            _observer.Retried();
        }

        AddAfter(key, delay);
        return delay;
    }

    /// <summary>Starts the key's backoff afresh: it was worked on with success.</summary>
    /// <param name="key">The key.</param>
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            _failures.Remove(key);
        }
    }

    /// <summary>Waits for a key to work on.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The key, or a result without one when the queue was shut down.</returns>
    public async ValueTask<TakeResult<TKey>> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TaskCompletionSource idle;
            lock (_lock)
            {
                if (_stopped)
                {
                    return default;
                }

                if (_ready.TryDequeue(out var ready))
                {
                    return new TakeResult<TKey>(Hand(ready));
                }

                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _idleWorkers.Enqueue(idle);
            }

            await WaitAsync(idle, cancellationToken);
        }
    }

    /// <summary>Gives a taken key back. If it was added meanwhile it is ready again at once.</summary>
    /// <param name="key">The key.</param>
    public void Done(TKey key)
    {
        lock (_lock)
        {
            if (_processing.Remove(key) && _dirty.Contains(key) && !_stopped)
            {
                Enqueue(key);
            }
        }
    }

    /// <summary>Stops the queue: waiting workers are told to end, nothing more is handed out. Keys in the hands of workers are theirs to finish.</summary>
    public void ShutDown()
    {
        lock (_lock)
        {
            _stopped = true;
            _ready.Clear();
            _dirty.Clear();
            _observer.DepthChanged(0);
            while (WakeOne()) { }
        }

        _delayed.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => ShutDown();

    private void Enqueue(TKey key)
    {
        _ready.Enqueue(new ReadyKey(key, _time.GetTimestamp()));
        _observer.DepthChanged(_ready.Count);
        WakeOne();
    }

    private bool WakeOne()
    {
        while (_idleWorkers.TryDequeue(out var idle))
        {
            if (idle.TrySetResult())
            {
                return true;
            }
        }

        return false;
    }

    private async Task WaitAsync(TaskCompletionSource idle, CancellationToken cancellationToken)
    {
        try
        {
            await idle.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                // Woken and cancelled at once: the wake-up was for a key that another worker must now take.
                if (!idle.TrySetCanceled(cancellationToken) && _ready.Count > 0)
                {
                    WakeOne();
                }
            }

            throw;
        }
    }

    private TKey Hand(ReadyKey ready)
    {
        _dirty.Remove(ready.Key);
        _processing.Add(ready.Key);
        _observer.DepthChanged(_ready.Count);
        _observer.Taken(_time.GetElapsedTime(ready.Since));
        return ready.Key;
    }

    private readonly record struct ReadyKey(TKey Key, long Since);
}
