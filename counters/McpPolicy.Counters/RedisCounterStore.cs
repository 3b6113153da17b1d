using McpPolicy.Counters.Keys;
using McpPolicy.Counters.Leases;
using McpPolicy.Counters.Reserving;
using McpPolicy.Counters.Scripts;
using McpPolicy.Policy.Limits;
using McpPolicy.Redis;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Counters;

/// <summary>
/// Counters on a Redis or Valkey server, shared by all proxies that use the same prefix. All limits of a call are reserved in one atomic
/// round trip, by the server's clock. Counts survive proxies; they are lost as far as the server loses its data.
/// </summary>
public sealed class RedisCounterStore : ICounterStore, IAsyncDisposable
{
    private readonly IRedisDatabase _database;
    private readonly ICounterStoreObserver _observer;
    private readonly TimeProvider _time;
    private readonly Func<long>? _serverTime;
    private readonly RedisCounters _counters;
    private readonly LocalQuota? _local;
    private readonly long _start;

    /// <summary>Makes a store.</summary>
    /// <param name="database">The server; disposed with the store.</param>
    /// <param name="options">How counters are kept.</param>
    /// <param name="observer">Is told how the store fares.</param>
    /// <param name="time">Measures how long the server takes, and how long leases last.</param>
    public RedisCounterStore(IRedisDatabase database, RedisCounterStoreOptions options, ICounterStoreObserver observer, TimeProvider time)
        : this(database, options, observer, time, null) { }

    /// <summary>Makes a store that may follow another clock than the server's.</summary>
    /// <param name="database">The server.</param>
    /// <param name="options">How counters are kept.</param>
    /// <param name="observer">Is told how the store fares.</param>
    /// <param name="time">This process's clock.</param>
    /// <param name="serverTime">The time in microseconds since 1970 that is to count instead of the server's, for tests that move it.</param>
    internal RedisCounterStore(
        IRedisDatabase database,
        RedisCounterStoreOptions options,
        ICounterStoreObserver observer,
        TimeProvider time,
        Func<long>? serverTime
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        (_database, _observer, _time, _serverTime) = (database, observer, time, serverTime);
        _counters = new RedisCounters(options.Prefix);
        _start = time.GetTimestamp();
        _local = options.UseLeases ? new LocalQuota(time, Now, GiveBack) : null;
    }

    /// <inheritdoc/>
    public ValueTask<ReserveResult> ReserveAsync(ReadOnlyMemory<CounterDemand> demands, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(demands.Length, nameof(demands));
        if (FindImpossible(demands.Span) is { } impossible)
        {
            return new(impossible);
        }

        var counters = FindCounters(demands.Span);
        if (_local?.TryDecide(counters, demands.Span) is { } decided)
        {
            _observer.DecidedByLease();
            return new(decided);
        }

        var call = new ReserveCall(counters, demands.ToArray(), Now());
        if (_local is not null)
        {
            call.WantLeases();
        }

        return AskAsync(call, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(Reservation reservation)
    {
        var release = new ReleaseCall();
        for (var i = 0; i < reservation.Count; i++)
        {
            var unit = reservation[i];
            if (_local?.TryPutBack(unit) != true)
            {
                release.Add(unit);
            }
        }

        if (!release.IsEmpty)
        {
            // Not repeated when it fails: a charge that stays refuses too much, one given back twice would admit too much.
            var begin = _time.GetTimestamp();
            var result = await RedisScript.Release.RunAsync(
                _database,
                release.Keys,
                release.Arguments(ServerTime()),
                null,
                CancellationToken.None
            );
            _observer.Asked(_time.GetElapsedTime(begin), result.Error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    private static ReserveResult? FindImpossible(ReadOnlySpan<CounterDemand> demands)
    {
        for (var i = 0; i < demands.Length; i++)
        {
            if (demands[i].Cost > demands[i].Max || demands[i].Cost.Micros > ExactNumbers.Greatest)
            {
                return new ReserveResult { Status = ReserveStatus.Limited, DemandIndex = i };
            }
        }

        return null;
    }

    private static ReserveStatus StatusOf(RedisError error) =>
        // A server that is full takes no new counters, as a store in memory does; nobody gets past a limit by filling it.
        error.Kind == RedisErrorKind.OutOfMemory
            ? ReserveStatus.Full
            : ReserveStatus.Unavailable;

    private TimeSpan Now() => _time.GetElapsedTime(_start);

    private long ServerTime() => _serverTime?.Invoke() ?? 0;

    private RedisCounter[] FindCounters(ReadOnlySpan<CounterDemand> demands)
    {
        var counters = new RedisCounter[demands.Length];
        for (var i = 0; i < demands.Length; i++)
        {
            counters[i] = _counters.Find(demands[i].Key);
        }

        return counters;
    }

    private async ValueTask<ReserveResult> AskAsync(ReserveCall call, CancellationToken cancellationToken)
    {
        var begin = _time.GetTimestamp();
        var result = await RedisScript.Reserve.RunAsync(
            _database,
            call.Keys,
            call.Arguments(ServerTime()),
            late => GiveBackLate(call, late),
            cancellationToken
        );
        _observer.Asked(_time.GetElapsedTime(begin), result.Error);
        if (_local is not null)
        {
            call.EndAsking(result.IsError ? null : result.Value, _local);
        }

        if (result.IsError)
        {
            return new ReserveResult { Status = StatusOf(result.Error) };
        }

        return call.Read(result.Value) ?? new ReserveResult { Status = ReserveStatus.Unavailable };
    }

    /// <summary>The caller was told that the server cannot be reached: what it charged all the same is given back.</summary>
    private void GiveBackLate(ReserveCall call, RedisResult late)
    {
        if (!late.IsError && late.Value.Type == RespType.Array)
        {
            _ = ReleaseAsync(call.Charged(late.Value)).AsTask();
        }
    }

    private void GiveBack(RedisCounter counter, Leftover left)
    {
        var reservation = default(Reservation);
        reservation.Add(new ReservedUnit(counter, left.Stamp, new Quantity(left.Micros)));
        _ = ReleaseAsync(reservation).AsTask();
    }
}
