namespace McpPolicy.Policy.Limits.Memory;

/// <summary>Charges in the order of time, in a ring that grows to 256 entries and is then thinned.</summary>
internal sealed class ChargeLog
{
    private const int MaxEntries = 256;
    private Charge[] _ring = new Charge[4];
    private int _head;
    private int _count;

    /// <summary>The sum of all charges in the log, in millionths.</summary>
    public long Total { get; private set; }

    /// <summary>Forgets charges whose last part is at or before a moment.</summary>
    public void DropUntil(long moment)
    {
        while (_count > 0 && At(0).Last <= moment)
        {
            Total -= At(0).Micros;
            _head = (_head + 1) & (_ring.Length - 1);
            _count--;
        }
    }

    /// <summary>The moment of the charge with which, counted from the oldest, at least this much would be gone.</summary>
    public long WhenFreed(long micros)
    {
        var freed = 0L;
        for (var i = 0; i < _count; i++)
        {
            freed += At(i).Micros;
            if (freed >= micros)
            {
                return At(i).Last;
            }
        }

        throw new InvalidOperationException("More was asked for than the log holds.");
    }

    /// <summary>Appends a charge that is not before any other.</summary>
    /// <param name="moment">When.</param>
    /// <param name="micros">How much; nothing is noted for 0.</param>
    /// <param name="grain">How far apart charges may be joined when the log is full.</param>
    public void Add(long moment, long micros, long grain)
    {
        if (micros == 0)
        {
            return;
        }

        Total += micros;
        if (_count > 0 && At(_count - 1).Last == moment)
        {
            At(_count - 1).Micros += micros;
            return;
        }

        if (_count == _ring.Length)
        {
            MakeRoom(grain);
        }

        At(_count++) = new Charge
        {
            First = moment,
            Last = moment,
            Micros = micros,
        };
    }

    /// <summary>Takes a charge back, if its entry is still there.</summary>
    public void Remove(long moment, long micros)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref var entry = ref At(i);
            if (entry.First <= moment && moment <= entry.Last)
            {
                var taken = Math.Min(micros, entry.Micros);
                entry.Micros -= taken;
                Total -= taken;
                return;
            }
        }
    }

    private ref Charge At(int index) => ref _ring[(_head + index) & (_ring.Length - 1)];

    private void MakeRoom(long grain)
    {
        if (_ring.Length == MaxEntries)
        {
            Thin(grain);
            return;
        }

        var larger = new Charge[_ring.Length * 2];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = At(i);
        }

        (_ring, _head) = (larger, 0);
    }

    /// <summary>Joins neighbours. What is left covers the window in at most 132 entries: the firsts of an entry and of the next but one
    /// are more than a grain apart.</summary>
    private void Thin(long grain)
    {
        var kept = 0;
        for (var i = 1; i < _count; i++)
        {
            ref var last = ref At(kept);
            var next = At(i);
            if (next.Last - last.First <= grain)
            {
                last.Last = next.Last;
                last.Micros += next.Micros;
            }
            else
            {
                At(++kept) = next;
            }
        }

        _count = kept + 1;
    }
}
