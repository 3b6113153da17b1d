namespace McpPolicy.Benchmarks.Decide;

/// <summary>A clock that stands still: every charge falls into one moment, so that counters do not grow while they are measured.</summary>
internal sealed class StillClock : TimeProvider
{
    public override long GetTimestamp() => 0;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
}
