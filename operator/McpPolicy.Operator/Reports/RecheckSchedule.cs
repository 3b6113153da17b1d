using System.Collections.Concurrent;
using McpPolicy.Controllers.Stores;

namespace McpPolicy.Operator.Reports;

/// <summary>
/// When to ask a server's proxies again. Right after a change often, since a proxy's load is an event that nothing announces; less and less often
/// while one stays behind; seldom once all have it, to see a proxy that lost it.
/// </summary>
internal sealed class RecheckSchedule
{
    /// <summary>Between looks at proxies that are as they should be, or are not ready, which their pods announce.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    /// <summary>Between looks at proxies that wait for their counter store.</summary>
    public static readonly TimeSpan Troubled = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<EntityKey, (string Revision, TimeSpan Delay)> _waits = new();

    /// <summary>The wait until the next look.</summary>
    public TimeSpan Next(EntityKey server, Rollout rollout)
    {
        if (rollout.IsSettled)
        {
            Forget(server);
            return rollout.WithoutCounters.Any() ? Troubled : Settled;
        }

        var awaited = $"{rollout.Revision} {rollout.Credentials}";
        var wait = _waits.AddOrUpdate(
            server,
            (awaited, First),
            (_, last) => last.Revision == awaited ? (awaited, Min(last.Delay * 2, Longest)) : (awaited, First)
        );
        return wait.Delay;
    }

    /// <summary>Forgets a server that is gone.</summary>
    public void Forget(EntityKey server) => _waits.TryRemove(server, out _);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
