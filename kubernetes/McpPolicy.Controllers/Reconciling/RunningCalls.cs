using System.Collections.Concurrent;
using McpPolicy.Controllers.Stores;

namespace McpPolicy.Controllers.Reconciling;

/// <summary>Knows since when each call has been under way.</summary>
internal sealed class RunningCalls(TimeProvider time)
{
    private readonly ConcurrentDictionary<EntityKey, long> _since = new();

    public int Count => _since.Count;

    public TimeSpan? Longest
    {
        get
        {
            TimeSpan? longest = null;
            foreach (var (_, since) in _since)
            {
                var elapsed = time.GetElapsedTime(since);
                longest = longest > elapsed ? longest : elapsed;
            }

            return longest;
        }
    }

    public void Begin(EntityKey key) => _since[key] = time.GetTimestamp();

    public TimeSpan End(EntityKey key) => _since.TryRemove(key, out var since) ? time.GetElapsedTime(since) : TimeSpan.Zero;
}
