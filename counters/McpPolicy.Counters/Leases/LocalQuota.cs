using McpPolicy.Counters.Keys;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Counters.Leases;

/// <summary>Decides calls by what this process holds of their counters' quota.</summary>
internal sealed class LocalQuota(TimeProvider time, Func<TimeSpan> now, Action<RedisCounter, Leftover> giveBack) : IAsyncDisposable
{
    private readonly LeaseKeeper _keeper = new(time, now, giveBack);

    /// <summary>The decision; null when the server has to be asked.</summary>
    public ReserveResult? TryDecide(RedisCounter[] counters, ReadOnlySpan<CounterDemand> demands)
    {
        var moment = now();
        for (var i = 0; i < demands.Length; i++)
        {
            if (counters[i].Lease.IsRefused(moment, demands[i], out var retryAfter))
            {
                return new ReserveResult
                {
                    Status = ReserveStatus.Limited,
                    DemandIndex = i,
                    RetryAfter = retryAfter,
                };
            }
        }

        var reservation = default(Reservation);
        for (var i = 0; i < demands.Length; i++)
        {
            if (!counters[i].Lease.TryTake(moment, demands[i], out var stamp))
            {
                PutBack(reservation, moment);
                return null;
            }

            reservation.Add(new ReservedUnit(counters[i], stamp, demands[i].Cost));
        }

        return new ReserveResult { Status = ReserveStatus.Reserved, Reservation = reservation };
    }

    /// <summary>A counter has a new slice.</summary>
    /// <param name="counter">The counter.</param>
    /// <param name="left">What is left of the slice before.</param>
    public void Granted(RedisCounter counter, Leftover left)
    {
        _keeper.Watch(counter);
        if (left.Micros > 0)
        {
            giveBack(counter, left);
        }
    }

    public bool TryPutBack(ReservedUnit unit) => ((RedisCounter)unit.Counter).Lease.TryPutBack(now(), unit.Stamp, unit.Cost.Micros);

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    private void PutBack(Reservation reservation, TimeSpan moment)
    {
        for (var i = 0; i < reservation.Count; i++)
        {
            var unit = reservation[i];
            if (!((RedisCounter)unit.Counter).Lease.TryPutBack(moment, unit.Stamp, unit.Cost.Micros))
            {
                giveBack((RedisCounter)unit.Counter, new Leftover(unit.Stamp, unit.Cost.Micros));
            }
        }
    }
}
