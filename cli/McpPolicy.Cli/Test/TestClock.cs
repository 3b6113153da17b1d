namespace McpPolicy.Cli.Test;

/// <summary>A clock that moves only when a case says so.</summary>
internal sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => start + _elapsed;

    public void Advance(TimeSpan by) => _elapsed += by;
}
