namespace McpPolicy.Policy.Limits.Memory;

/// <summary>Counts within the calendar's windows. A clock that is set back stays in the latest window it has seen.</summary>
internal sealed class CalendarCounter(CounterKey key, long order, StoreTime floor) : MemoryCounter(key, order)
{
    private readonly long _window = key.Definition.Window.Ticks;
    private long _index = floor.Utc / key.Definition.Window.Ticks;
    private long _used;

    public override bool HasRoom(StoreTime now, in CounterDemand demand, out long? retryAfter)
    {
        Advance(now);
        var fits = _used + demand.Cost.Micros <= demand.Max.Micros;
        retryAfter = demand.Cost > demand.Max ? null : ((_index + 1) * _window) - now.Utc;
        return fits;
    }

    public override long Charge(StoreTime now, long micros)
    {
        _used += micros;
        return _index;
    }

    public override void Release(long stamp, long micros)
    {
        if (stamp == _index)
        {
            _used = Math.Max(0, _used - micros);
        }
    }

    public override bool IsIdle(StoreTime now) => _used == 0 || now.Utc / _window > _index;

    private void Advance(StoreTime now)
    {
        var index = now.Utc / _window;
        if (index > _index)
        {
            (_index, _used) = (index, 0);
        }
    }
}
