namespace McpPolicy.Policy.Limits.Memory;

/// <summary>A counter in memory. Everything but <see cref="Gate"/>, <see cref="Order"/> and <see cref="Key"/> is used under the gate.</summary>
internal abstract class MemoryCounter(CounterKey key, long order)
{
    /// <summary>Guards this counter; several are entered in rising <see cref="Order"/>.</summary>
    public Lock Gate { get; } = new();

    public CounterKey Key => key;

    public long Order => order;

    /// <summary>When the counter was made, as <see cref="StoreTime.Elapsed"/>.</summary>
    public required long Created { get; init; }

    /// <summary>Taken out of the store: whoever still holds it looks the key up again.</summary>
    public bool IsEvicted { get; set; }

    /// <summary>Whether the cost fits now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="demand">What is wanted.</param>
    /// <param name="retryAfter">How long until it fits, in ticks; null when it never will.</param>
    public abstract bool HasRoom(StoreTime now, in CounterDemand demand, out long? retryAfter);

    /// <summary>Charges the counter, right after <see cref="HasRoom"/> under the same gate.</summary>
    /// <returns>The stamp that <see cref="Release"/> takes.</returns>
    public abstract long Charge(StoreTime now, long micros);

    public abstract void Release(long stamp, long micros);

    public abstract bool IsIdle(StoreTime now);
}
