namespace McpPolicy.Controllers.Reconciling;

/// <summary>Calls back again and again, after 90–110 % of a period each time.</summary>
internal sealed class ResyncTimer : IDisposable
{
    private readonly TimeSpan _period;
    private readonly Action _resync;
    private readonly ITimer? _timer;

    public ResyncTimer(TimeProvider time, TimeSpan period, Action resync)
    {
        _period = period;
        _resync = resync;
        if (period > TimeSpan.Zero)
        {
            _timer = time.CreateTimer(static self => ((ResyncTimer)self!).Fire(), this, Jittered(), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Fire()
    {
        _resync();
        _timer?.Change(Jittered(), Timeout.InfiniteTimeSpan);
    }

#pragma warning disable CA5394 // Jitter needs no cryptographic randomness.
    private TimeSpan Jittered() => _period * (0.9 + (0.2 * Random.Shared.NextDouble()));
#pragma warning restore CA5394
}
