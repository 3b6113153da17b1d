using System.Collections.Concurrent;
using System.Security.Cryptography;

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

    /// <summary>Starts a process for a new session. Null when the most sessions are open or the program does not start.</summary>
    public StdioSession? TryOpen()
    {
        if (Interlocked.Increment(ref _count) > _options.MaxSessions || ChildProcess.TryStart(_options, _time, _logger) is not { } process)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }

        var session = new StdioSession(RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true), _time);
        session.Connection = new StdioConnection(process, _options, session, _logger);
        _sessions[session.Id] = session;
        _ = RemoveWhenClosedAsync(session);
        return session;
    }

    /// <summary>The session of that id; null when there is none (any more).</summary>
    public StdioSession? Find(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>Ends a session and its process.</summary>
    public ValueTask CloseAsync(StdioSession session)
    {
        Remove(session);
        return session.Connection.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        await Task.WhenAll(_sessions.Values.Select(session => CloseAsync(session).AsTask()));
    }

    private void Sweep()
    {
        foreach (StdioSession session in _sessions.Values)
        {
            if (session.Idle > _options.SessionIdleTimeout)
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
