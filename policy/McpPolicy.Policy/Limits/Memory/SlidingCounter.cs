namespace McpPolicy.Policy.Limits.Memory;

/// <summary>Counts over every interval of the window's length: a log of charges. Up to 256 charges a window the log is exact. Beyond, it
/// is thinned by joining neighbours that lie within a 64th of the window; a joined charge leaves with its youngest part, so the counter
/// may refuse up to a 64th of a window early, and never admits more than it should.</summary>
internal sealed class SlidingCounter(CounterKey key, long order, StoreTime floor) : MemoryCounter(key, order)
{
    private readonly ChargeLog _log = new();
    private readonly long _window = key.Definition.Window.Ticks;
    private long _latest = floor.Elapsed;

    public override bool HasRoom(StoreTime now, in CounterDemand demand, out long? retryAfter)
    {
        Advance(now);
        var excess = _log.Total + demand.Cost.Micros - demand.Max.Micros;
        if (excess <= 0)
        {
            retryAfter = 0;
            return true;
        }

        retryAfter = demand.Cost > demand.Max ? null : _log.WhenFreed(excess) + _window - now.Elapsed;
        return false;
    }

    public override long Charge(StoreTime now, long micros)
    {
        _log.Add(_latest, micros, _window / 64);
        return _latest;
    }

    public override void Release(long stamp, long micros) => _log.Remove(stamp, micros);

    public override bool IsIdle(StoreTime now)
    {
        Advance(now);
        return _log.Total == 0;
    }

    private void Advance(StoreTime now)
    {
        // A clock that jumps back stands still here until it has caught up.
        _latest = Math.Max(_latest, now.Elapsed);
        _log.DropUntil(_latest - _window);
    }
}
