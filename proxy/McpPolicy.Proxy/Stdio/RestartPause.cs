namespace McpPolicy.Proxy.Stdio;

/// <summary>The growing pause between two starts of a program that ends again and again. Not safe for several threads.</summary>
internal sealed class RestartPause(TimeProvider time)
{
    /// <summary>The pause after the first start.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan _pause;
    private long? _startedAt;

    /// <summary>Whether it is too early for another start.</summary>
    public bool IsOn
    {
        get
        {
            if (_startedAt is not { } startedAt)
            {
                return false;
            }

            TimeSpan since = time.GetElapsedTime(startedAt);
            if (since > Longest)
            {
                // It ran well for longer than any pause, and has earned a fresh start.
                _pause = TimeSpan.Zero;
            }

            return since < _pause;
        }
    }

    /// <summary>The program is started now.</summary>
    public void Start()
    {
        _pause = _pause == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, Longest.Ticks));
        _startedAt = time.GetTimestamp();
    }
}
