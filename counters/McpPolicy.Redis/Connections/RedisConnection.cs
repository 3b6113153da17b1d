namespace McpPolicy.Redis.Connections;

/// <summary>
/// The way to one server: a session at a time, made again when it is lost. Commands wait for a session that is about to be there; once
/// the server has been away for longer than a command may take, they fail at once instead.
/// </summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    // A server that leaves a command unanswered for so many times the time a command has is taken for gone, though the connection stands.
    private const int StalledAfter = 4;
    private readonly RedisEndpoint _endpoint;
    private readonly RedisOptions _options;
    private readonly IRedisObserver _observer;
    private readonly TimeProvider _time;
    private readonly RedisConnector _connector;
    private readonly ReconnectDelay _delay;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Queue<PendingCommand> _waiting = new();
    private readonly ITimer _sweep;
    private int _isSweepArmed;
    private volatile RedisSession? _session;
    private Task? _running;
    private long _downSince;
    private string _problem = "not connected yet";
    private bool _isClosed;

    public RedisConnection(RedisEndpoint endpoint, RedisOptions options, IRedisObserver observer, TimeProvider time)
    {
        (_endpoint, _options, _observer, _time) = (endpoint, options, observer, time);
        _connector = new RedisConnector(endpoint, options, time);
        _delay = new ReconnectDelay(options.MaxReconnectDelay, Random.Shared);
        _sweep = time.CreateTimer(
            static self => ((RedisConnection)self!).Sweep(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    public RedisEndpoint Endpoint => _endpoint;

    public ValueTask<RedisResult> ExecuteAsync(RedisCommand command, CancellationToken cancellationToken)
    {
        var pending = new PendingCommand(command, _time.GetTimestamp());
        if (_session?.TrySend(pending) != true)
        {
            WaitForSession(pending);
        }

        if (pending.Task.IsCompleted)
        {
            return new ValueTask<RedisResult>(pending.Task);
        }

        ArmSweep();
        return cancellationToken.CanBeCanceled ? AwaitAsync(pending, cancellationToken) : new ValueTask<RedisResult>(pending.Task);
    }

    /// <summary>Connects, if that was not begun yet.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_running is null && !_isClosed)
            {
                _downSince = _time.GetTimestamp();
                _running = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Gives the session up and makes another.</summary>
    public void Reset(string reason) => _session?.End(reason);

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        await _stop.CancelAsync();
        Reset("the client is closed");
        await (_running ?? Task.CompletedTask);
        FailWaiting(_time.GetTimestamp(), RedisError.Closed);
        await _sweep.DisposeAsync();
        _stop.Dispose();
    }

    private static async ValueTask<RedisResult> AwaitAsync(PendingCommand pending, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            static state => ((PendingCommand)state!).Fail(RedisError.Canceled),
            pending
        );
        return await pending.Task;
    }

    private void WaitForSession(PendingCommand pending)
    {
        Start();
        lock (_gate)
        {
            if (_isClosed)
            {
                pending.Fail(RedisError.Closed);
            }
            else if (_session?.TrySend(pending) == true)
            {
                return;
            }
            else if (_time.GetElapsedTime(_downSince) > _options.CommandTimeout)
            {
                pending.Fail(new RedisError(RedisErrorKind.Unavailable, $"No connection to {_endpoint}: {_problem}."));
            }
            else if (_waiting.Count >= _options.MaxPending)
            {
                pending.Fail(RedisError.Overloaded);
            }
            else
            {
                _waiting.Enqueue(pending);
            }
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var (session, problem) = await _connector.TryConnectAsync(_stop.Token);
            if (session is not null)
            {
                problem = await UseAsync(session);
            }

            if (_stop.IsCancellationRequested)
            {
                return;
            }

            _problem = problem.TrimEnd('.');
            _observer.Disconnected(_endpoint, _problem);
            await PauseAsync();
        }
    }

    private async Task<string> UseAsync(RedisSession session)
    {
        var begin = _time.GetTimestamp();
        await using (session)
        {
            lock (_gate)
            {
                while (_waiting.TryDequeue(out var pending))
                {
                    session.TrySend(pending);
                }

                _session = session;
            }

            _observer.Connected(_endpoint);
            if (_stop.IsCancellationRequested)
            {
                session.End("the client is closed");
            }

            var problem = await session.RunAsync();
            lock (_gate)
            {
                _session = null;
                _downSince = _time.GetTimestamp();
            }

            _delay.ConnectionEnded(_time.GetElapsedTime(begin));
            return problem;
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(_delay.Next(), _time, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Closed meanwhile.
        }
    }

    private void ArmSweep()
    {
        if (Interlocked.Exchange(ref _isSweepArmed, 1) == 0)
        {
            _sweep.Change(_options.CommandTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Fails what has waited for too long; comes again an eighth of the time later as long as anything waits.</summary>
    private void Sweep()
    {
        var now = _time.GetTimestamp();
        var overdue = now - (long)(_options.CommandTimeout.TotalSeconds * _time.TimestampFrequency);
        FailWaiting(overdue, RedisError.TimedOut);
        var session = _session;
        if (session?.FailUntil(overdue) is { } oldest && _time.GetElapsedTime(oldest, now) > _options.CommandTimeout * StalledAfter)
        {
            session.End("the server stopped answering");
        }

        Volatile.Write(ref _isSweepArmed, 0);
        if (HasPending() && Interlocked.Exchange(ref _isSweepArmed, 1) == 0)
        {
            _sweep.Change(_options.CommandTimeout / 8, Timeout.InfiniteTimeSpan);
        }
    }

    private bool HasPending()
    {
        lock (_gate)
        {
            return _waiting.Count > 0 || _session is { IsBusy: true };
        }
    }

    private void FailWaiting(long until, RedisError error)
    {
        lock (_gate)
        {
            while (_waiting.TryPeek(out var pending) && pending.Since <= until)
            {
                _waiting.Dequeue();
                pending.Fail(error);
            }
        }
    }
}
