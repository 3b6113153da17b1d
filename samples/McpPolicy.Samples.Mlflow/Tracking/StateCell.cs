namespace McpPolicy.Samples.Mlflow.Tracking;

/// <summary>Holds the current state; changes are made one at a time and seen whole.</summary>
internal sealed class StateCell(TrackingState initial, TimeProvider time)
{
    private readonly Lock _gate = new();
    private volatile TrackingState _current = initial;

    public TrackingState Current => _current;

    /// <summary>Replaces the state by what <paramref name="change"/> makes of it, or keeps it when that fails.</summary>
    /// <param name="change">Gets the state and the time in Unix milliseconds; gives the new state and the caller's value.</param>
    public Outcome<T> Change<T>(Func<TrackingState, long, Outcome<(TrackingState State, T Value)>> change)
    {
        lock (_gate)
        {
            var outcome = change(_current, time.GetUtcNow().ToUnixTimeMilliseconds());
            if (outcome.Error is null)
            {
                _current = outcome.Value.State;
            }

            return outcome.Map(static changed => changed.Value);
        }
    }
}
