using System.Buffers.Text;
using System.Security.Cryptography;

namespace McpPolicy.Samples.Mlflow.Hosting.Http;

/// <summary>The open sessions: at most <see cref="Capacity"/>, each ended after <see cref="IdleTimeout"/> without use.</summary>
internal sealed class SessionTable(ServerDefinition definition, TimeProvider time, ILoggerFactory logging) : IAsyncDisposable
{
    /// <summary>The most sessions at once; a further one takes the place of the one that was idle longest.</summary>
    public const int Capacity = 1000;

    /// <summary>How long an unused session is kept.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Opens a session; null when there is no room, because every session is in use at this moment.</summary>
    public async Task<SessionLease?> OpenAsync()
    {
        if (MakeRoom(out var evicted))
        {
            await EndAsync(evicted);
        }

        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var session = new Session(id, RunningServer.Start(definition, id, logging), time.GetTimestamp()) { Users = 1 };
        if (TryAdd(session))
        {
            return new SessionLease(this, session);
        }

        await EndAsync(session);
        return null;
    }

    /// <summary>The session with an id, kept until the lease is disposed; null when there is none.</summary>
    public SessionLease? Acquire(string id)
    {
        lock (_gate)
        {
            if (!_sessions.TryGetValue(id, out var session))
            {
                return null;
            }

            session.Users++;
            return new SessionLease(this, session);
        }
    }

    /// <summary>Ends a session; false when there is none with that id.</summary>
    public async Task<bool> CloseAsync(string id)
    {
        Session? session;
        lock (_gate)
        {
            _sessions.Remove(id, out session);
        }

        await EndAsync(session);
        return session is not null;
    }

    /// <summary>Ends the sessions that have not been used for <see cref="IdleTimeout"/>.</summary>
    public async Task ExpireAsync()
    {
        Session[] expired;
        lock (_gate)
        {
            expired = [.. _sessions.Values.Where(s => s.Users == 0 && time.GetElapsedTime(s.LastUsed) >= IdleTimeout)];
            foreach (var session in expired)
            {
                _sessions.Remove(session.Id);
            }
        }

        foreach (var session in expired)
        {
            await EndAsync(session);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Session[] all;
        lock (_gate)
        {
            all = [.. _sessions.Values];
            _sessions.Clear();
        }

        foreach (var session in all)
        {
            await EndAsync(session);
        }
    }

    internal void Release(Session session)
    {
        lock (_gate)
        {
            session.Users--;
            session.LastUsed = time.GetTimestamp();
        }
    }

    private bool MakeRoom(out Session? evicted)
    {
        lock (_gate)
        {
            evicted = _sessions.Count < Capacity ? null : _sessions.Values.Where(static s => s.Users == 0).MinBy(static s => s.LastUsed);
            return evicted is not null && _sessions.Remove(evicted.Id);
        }
    }

    private bool TryAdd(Session session)
    {
        lock (_gate)
        {
            return _sessions.Count < Capacity && _sessions.TryAdd(session.Id, session);
        }
    }

    private static ValueTask EndAsync(Session? session) => session?.Server.DisposeAsync() ?? ValueTask.CompletedTask;
}
