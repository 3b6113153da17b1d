using McpPolicy.Policy.Limits;

namespace McpPolicy.Counters.Leases;

/// <summary>
/// What this process holds of a counter's quota: a slice that was charged at the server in advance and that calls use up until it ends.
/// Also remembers for a moment that the server had no room, so that a flood of refused calls does not ask it each time.
/// </summary>
/// <param name="window">The counter's window.</param>
internal sealed class Lease(TimeSpan window)
{
    // Below so many calls in a lease's time a lease saves nothing worth having.
    private const int WorthwhileCalls = 4;
    private const int WindowParts = 128;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly TimeSpan _length = window / WindowParts < Longest ? window / WindowParts : Longest;
    private readonly Lock _gate = new();
    private LeaseSlice _slice;
    private long _micros;
    private Refusal _refusal;
    private TimeSpan _periodStart;
    private long _asked;
    private long _askedBefore;
    private bool _isAsking;

    /// <summary>Whether the server has just said that there is no room for that.</summary>
    /// <param name="now">The time.</param>
    /// <param name="demand">What is wanted.</param>
    /// <param name="retryAfter">How long until there is room.</param>
    public bool IsRefused(TimeSpan now, in CounterDemand demand, out TimeSpan retryAfter)
    {
        lock (_gate)
        {
            retryAfter = _refusal.RetryAt - now;
            return now < _refusal.Until && demand.Max == _refusal.Max && demand.Cost == _refusal.Cost;
        }
    }

    /// <summary>Uses up a part of the slice, if there is enough of it and it was granted under the same max.</summary>
    public bool TryTake(TimeSpan now, in CounterDemand demand, out long stamp)
    {
        lock (_gate)
        {
            Count(now, demand.Cost.Micros);
            stamp = _slice.Stamp;
            if (now >= _slice.ValidUntil || demand.Max != _slice.Max || demand.Cost.Micros > _micros)
            {
                return false;
            }

            _micros -= demand.Cost.Micros;
            return true;
        }
    }

    /// <summary>Puts back what a call did not use after all; false when the slice it came from has ended.</summary>
    public bool TryPutBack(TimeSpan now, long stamp, long micros)
    {
        lock (_gate)
        {
            _refusal = default;
            if (stamp != _slice.Stamp || now >= _slice.ValidUntil)
            {
                return false;
            }

            _micros += micros;
            return true;
        }
    }

    /// <summary>How much to ask for besides a call's own cost: what was used up in the time of a lease lately. 0 while another call asks.</summary>
    public long BeginAsking(in CounterDemand demand)
    {
        lock (_gate)
        {
            var wanted = Math.Max(_asked, _askedBefore);
            if (_isAsking || demand.Cost.Micros == 0 || wanted / WorthwhileCalls < demand.Cost.Micros)
            {
                return 0;
            }

            _isAsking = true;
            return Math.Min(wanted, ExactNumbers.Greatest);
        }
    }

    /// <summary>Ends what <see cref="BeginAsking"/> began.</summary>
    /// <param name="granted">The new slice; null for none.</param>
    /// <param name="micros">How much it is.</param>
    /// <returns>What is left of the slice before, to give back at the server.</returns>
    public Leftover EndAsking(LeaseSlice? granted, long micros)
    {
        lock (_gate)
        {
            _isAsking = false;
            if (granted is not { } slice)
            {
                return default;
            }

            var left = new Leftover(_slice.Stamp, _micros);
            (_slice, _micros) = (slice, micros);
            return left;
        }
    }

    /// <summary>Takes what is left of a slice that has ended.</summary>
    /// <param name="now">The time.</param>
    /// <param name="left">What is left, possibly nothing.</param>
    /// <returns>Whether the slice has ended.</returns>
    public bool TryEnd(TimeSpan now, out Leftover left)
    {
        lock (_gate)
        {
            left = default;
            if (now < _slice.ValidUntil)
            {
                return false;
            }

            left = new Leftover(_slice.Stamp, _micros);
            _micros = 0;
            return true;
        }
    }

    /// <summary>Notes that the server had no room.</summary>
    public void Refuse(TimeSpan asked, in CounterDemand demand, TimeSpan retryAfter)
    {
        lock (_gate)
        {
            var until = asked + (retryAfter < _length ? retryAfter : _length);
            _refusal = new Refusal(until, asked + retryAfter, demand.Max, demand.Cost);
        }
    }

    private void Count(TimeSpan now, long micros)
    {
        var elapsed = now - _periodStart;
        if (elapsed >= _length)
        {
            _askedBefore = elapsed < _length * 2 ? _asked : 0;
            (_asked, _periodStart) = (0, now);
        }

        _asked += micros;
    }

    private readonly record struct Refusal(TimeSpan Until, TimeSpan RetryAt, Quantity Max, Quantity Cost);
}
