namespace McpPolicy.Counters.Leases;

/// <summary>Two machines' clocks run at slightly different speeds.</summary>
internal static class LeaseClock
{
    // A quartz is off by less than 0.01 %, and a clock that is being corrected is slewed by at most 0.05 % (adjtime(3)) or 0.1 %.
    private const double Margin = 0.005;

    /// <summary>A stretch of the server's time, by a clock here that may be slow.</summary>
    public static TimeSpan Shorten(TimeSpan serverTime) => serverTime * (1 - Margin);
}
