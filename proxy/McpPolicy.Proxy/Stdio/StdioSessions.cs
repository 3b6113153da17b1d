using System.Collections.Concurrent;
using System.Security.Cryptography;
using McpPolicy.Proxy.Upstreams;

namespace McpPolicy.Proxy.Stdio;

/// <summary>The open sessions; ends those that their clients forgot.</summary>
internal sealed partial class StdioSessions : IAsyncDisposable
{
    private const int IdBytes = 16;
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, StdioSession> _sessions = new(StringComparer.Ordinal);
    private readonly StdioOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _sweep;
    private int _count;

    public StdioSessions(StdioOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _sweep = time.CreateTimer(static self => ((StdioSessions)self!).Sweep(), this, SweepInterval, SweepInterval);
    }

    /// <summary>How many sessions are open or being opened.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Opens a session with a process of its own. Returns why it cannot, or null.</summary>
    public UpstreamProblem? TryOpen(out StdioSession? session)
    {
        session = null;
        if (!TryReserve())
        {
            return StdioProblems.TooManySessions;
        }

        if (ChildProcess.TryStart(_options, _time, _logger) is not { } process)
        {
            Interlocked.Decrement(ref _count);
            return StdioProblems.NotRunning;
        }

        session = new StdioSession(NewId(), _time) { OwnsProcess = true };
        session.Connection = new StdioConnection(process, _options, session, _logger);
        _sessions[session.Id] = session;
        _ = RemoveWhenClosedAsync(session);
        return null;
    }

    /// <summary>Opens a session with a process that others share. Returns why it cannot, or null.</summary>
    public UpstreamProblem? TryOpen(StdioConnection shared, out StdioSession? session)
    {
        session = null;
        if (!TryReserve())
        {
            return StdioProblems.TooManySessions;
        }

        session = new StdioSession(NewId(), _time) { Connection = shared };
        _sessions[session.Id] = session;
        return null;
    }

    /// <summary>The sessions of a shared process.</summary>
    public IEnumerable<StdioSession> Of(StdioConnection shared) =>
        _sessions.Values.Where(session => ReferenceEquals(session.Connection, shared));

    /// <summary>The session of that id; null when there is none (any more).</summary>
    public StdioSession? Find(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>Ends a session, and its process if it is its own.</summary>
    public ValueTask CloseAsync(StdioSession session)
    {
        Remove(session);
        session.Close();
        return session.OwnsProcess ? session.Connection.DisposeAsync() : ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        await Task.WhenAll(_sessions.Values.Select(session => CloseAsync(session).AsTask()));
    }

    private static string NewId() => RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true);

    private bool TryReserve()
    {
        if (Interlocked.Increment(ref _count) <= _options.MaxSessions)
        {
            return true;
        }

        Interlocked.Decrement(ref _count);
        return false;
    }

    private void Sweep()
    {
        foreach (StdioSession session in _sessions.Values)
        {
            if (session.Connection.Closed.IsCompleted)
            {
                Remove(session);
            }
            else if (session.Idle > _options.SessionIdleTimeout)
            {
                Log.Expired(_logger, session.Connection.ProcessId);
                _ = CloseAsync(session).AsTask();
            }
        }
    }

    private async Task RemoveWhenClosedAsync(StdioSession session)
    {
        await session.Connection.Closed;
        Remove(session);
    }

    private void Remove(StdioSession session)
    {
        if (_sessions.TryRemove(session.Id, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.StdioSessionExpired,
            LogLevel.Information,
            "Ending an idle session and its process {ProcessId}",
            EventName = "StdioSessionExpired"
        )]
        public static partial void Expired(ILogger logger, int processId);
    }
}
