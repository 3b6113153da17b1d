using System.Collections.Immutable;
using McpPolicy.Counters.Keys;
using McpPolicy.Counters.Leases;
using McpPolicy.Policy.Limits;
using McpPolicy.Redis;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Counters.Reserving;

/// <summary>A call's demands on their way to the server and back.</summary>
/// <param name="counters">The counters, in the order of the demands.</param>
/// <param name="demands">The demands.</param>
/// <param name="asked">When this was begun, by this process's clock.</param>
internal sealed class ReserveCall(RedisCounter[] counters, CounterDemand[] demands, TimeSpan asked)
{
    private const int ArgumentsPerDemand = 5;
    private const int NumbersPerDemand = 4;
    private readonly long[] _wanted = new long[demands.Length];

    public ReadOnlyMemory<byte>[] Keys => Array.ConvertAll(counters, static counter => counter.Key);

    /// <summary>Asks for leases besides.</summary>
    public void WantLeases()
    {
        for (var i = 0; i < demands.Length; i++)
        {
            _wanted[i] = counters[i].Lease.BeginAsking(demands[i]);
        }
    }

    public RedisArgument[] Arguments(long serverTime)
    {
        var arguments = new RedisArgument[1 + (ArgumentsPerDemand * demands.Length)];
        arguments[0] = new RedisArgument(serverTime);
        for (var i = 0; i < demands.Length; i++)
        {
            var at = 1 + (ArgumentsPerDemand * i);
            arguments[at] = counters[i].Alignment;
            arguments[at + 1] = counters[i].Window;
            arguments[at + 2] = new RedisArgument(Math.Min(demands[i].Max.Micros, ExactNumbers.Greatest));
            arguments[at + 3] = new RedisArgument(demands[i].Cost.Micros);
            arguments[at + 4] = new RedisArgument(_wanted[i]);
        }

        return arguments;
    }

    /// <summary>Reads what reserve.lua answered; null when it is something else.</summary>
    public ReserveResult? Read(RespValue answer)
    {
        var items = answer.Items;
        if (items.Length == 3 && items[0].Integer == 0 && items[1].Integer >= 0 && items[1].Integer < demands.Length)
        {
            return Limited((int)items[1].Integer, items[2].Integer);
        }

        if (items.Length != 1 + (NumbersPerDemand * demands.Length) || items[0].Integer != 1)
        {
            return null;
        }

        var reservation = default(Reservation);
        for (var i = 0; i < demands.Length; i++)
        {
            reservation.Add(new ReservedUnit(counters[i], items[1 + (NumbersPerDemand * i)].Integer, demands[i].Cost));
        }

        return new ReserveResult { Status = ReserveStatus.Reserved, Reservation = reservation };
    }

    /// <summary>Notes what was granted besides, or that nothing was.</summary>
    /// <param name="answer">What the server answered; null when it did not.</param>
    /// <param name="local">Looks after slices.</param>
    public void EndAsking(RespValue? answer, LocalQuota local)
    {
        for (var i = 0; i < demands.Length; i++)
        {
            if (_wanted[i] == 0)
            {
                continue;
            }

            var (slice, micros) = answer is { } value ? GrantedTo(value.Items, i) : default;
            var left = counters[i].Lease.EndAsking(slice, micros);
            if (slice is not null)
            {
                local.Granted(counters[i], left);
            }
        }
    }

    /// <summary>Everything that the answer says was charged, slices included.</summary>
    public Reservation Charged(RespValue answer)
    {
        var charged = Read(answer)?.Reservation ?? default;
        var count = charged.Count;
        for (var i = 0; i < count; i++)
        {
            var at = 1 + (NumbersPerDemand * i);
            if (answer.Items[at + 1].Integer is > 0 and var lease)
            {
                charged.Add(new ReservedUnit(counters[i], answer.Items[at + 2].Integer, new Quantity(lease)));
            }
        }

        return charged;
    }

    private (LeaseSlice? Slice, long Micros) GrantedTo(ImmutableArray<RespValue> items, int index)
    {
        var at = 1 + (NumbersPerDemand * index);
        if (items.Length <= at + 3 || items[at + 1].Integer == 0)
        {
            return default;
        }

        var valid = TimeSpan.FromMicroseconds(items[at + 3].Integer);
        var slice = new LeaseSlice(items[at + 2].Integer, demands[index].Max, asked + LeaseClock.Shorten(valid));
        return (slice, items[at + 1].Integer);
    }

    private ReserveResult Limited(int index, long wait)
    {
        TimeSpan? retryAfter = wait < 0 ? null : TimeSpan.FromMicroseconds(wait);
        if (retryAfter is { } time)
        {
            counters[index].Lease.Refuse(asked, demands[index], time);
        }

        return new ReserveResult
        {
            Status = ReserveStatus.Limited,
            DemandIndex = index,
            RetryAfter = retryAfter,
        };
    }
}
