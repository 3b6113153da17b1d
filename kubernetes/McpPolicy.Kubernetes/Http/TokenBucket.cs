namespace McpPolicy.Kubernetes.Http;

/// <summary>
/// A token bucket: a burst at once, then a steady rate. Takers beyond the burst go into debt and wait their turn, first come first
/// served. One that gives up while waiting still costs its token.
/// </summary>
internal sealed class TokenBucket
{
    private readonly double _perSecond;
    private readonly int _burst;
    private readonly TimeProvider _timeProvider;
    private readonly Lock _lock = new();
    private double _tokens;
    private long _refilled;

    public TokenBucket(double perSecond, int burst, TimeProvider timeProvider)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        (_perSecond, _burst, _timeProvider) = (perSecond, burst, timeProvider);
        _tokens = burst;
        _refilled = timeProvider.GetTimestamp();
    }

    /// <summary>Takes a token, waiting for it if need be.</summary>
    public Task TakeAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, _timeProvider, cancellationToken);
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = _timeProvider.GetTimestamp();
            _tokens = Math.Min(_burst, _tokens + (_timeProvider.GetElapsedTime(_refilled, now).TotalSeconds * _perSecond));
            _refilled = now;
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _perSecond);
        }
    }
}
