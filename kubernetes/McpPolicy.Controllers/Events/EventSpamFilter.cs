using System.Runtime.InteropServices;

namespace McpPolicy.Controllers.Events;

/// <summary>Lets each object have a burst of events and then one now and then.</summary>
internal sealed class EventSpamFilter(int burst, TimeSpan refill)
{
    private const int MaxObjects = 4096;
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public bool Allows(string uid, DateTimeOffset now)
    {
        var bucket = _buckets.GetValueOrDefault(uid, new Bucket(burst, now));
        var tokens = Math.Min(burst, bucket.Tokens + ((now - bucket.At) / refill));
        if (tokens < 1)
        {
            return false;
        }

        ForgetFull(now);
        _buckets[uid] = new Bucket(tokens - 1, now);
        return true;
    }

    /// <summary>A bucket that has filled up again is the same as none. Past the cap, all are forgotten: rather some events too many than memory without bound.</summary>
    private void ForgetFull(DateTimeOffset now)
    {
        if (_buckets.Count < MaxObjects)
        {
            return;
        }

        foreach (var (uid, bucket) in _buckets)
        {
            if (bucket.Tokens + ((now - bucket.At) / refill) >= burst)
            {
                _buckets.Remove(uid);
            }
        }

        if (_buckets.Count >= MaxObjects)
        {
            _buckets.Clear();
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Bucket(double Tokens, DateTimeOffset At);
}
