namespace McpPolicy.Proxy.Logs;

/// <summary>Lets the first lines of each second through and counts the rest, so that a flood of messages is no flood of lines.</summary>
/// <param name="time">The clock.</param>
/// <param name="perSecond">How many lines of a second pass.</param>
internal sealed class LogThrottle(TimeProvider time, int perSecond)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private long _begin = time.GetTimestamp();
    private int _passed;
    private long _suppressed;

    /// <summary>Asks for one line.</summary>
    /// <param name="missed">How many lines were suppressed since the last one that passed.</param>
    /// <returns>Whether the line may be written.</returns>
    public bool TryPass(out long missed)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_begin) >= Period)
            {
                _begin = time.GetTimestamp();
                _passed = 0;
            }

            bool passes = _passed < perSecond;
            missed = passes ? _suppressed : 0;
            _suppressed = passes ? 0 : _suppressed + 1;
            _passed += passes ? 1 : 0;
            return passes;
        }
    }
}
