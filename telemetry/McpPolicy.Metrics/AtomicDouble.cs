namespace McpPolicy.Metrics;

/// <summary>A double that threads change by compare-and-swap.</summary>
internal struct AtomicDouble
{
    private long _bits;

    public readonly double Value => BitConverter.Int64BitsToDouble(Volatile.Read(in _bits));

    public void Set(double value) => Volatile.Write(ref _bits, BitConverter.DoubleToInt64Bits(value));

    public void Add(double increment)
    {
        long seen = Volatile.Read(ref _bits);
        while (true)
        {
            long wanted = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(seen) + increment);
            long found = Interlocked.CompareExchange(ref _bits, wanted, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }
}
