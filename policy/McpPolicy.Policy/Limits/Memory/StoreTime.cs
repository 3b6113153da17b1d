namespace McpPolicy.Policy.Limits.Memory;

/// <summary>The time of one operation, read once: sliding windows follow the monotonic clock, calendar windows UTC.</summary>
/// <param name="Elapsed">Ticks of 100 ns since the store was made.</param>
/// <param name="Utc">Ticks of 100 ns since year 1.</param>
internal readonly record struct StoreTime(long Elapsed, long Utc)
{
    public static StoreTime Later(StoreTime a, StoreTime b) => new(Math.Max(a.Elapsed, b.Elapsed), Math.Max(a.Utc, b.Utc));
}
