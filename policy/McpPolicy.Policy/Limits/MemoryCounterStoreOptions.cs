namespace McpPolicy.Policy.Limits;

/// <summary>How much a <see cref="MemoryCounterStore"/> may hold.</summary>
public sealed record MemoryCounterStoreOptions
{
    /// <summary>The most counters at a time; idle ones make room for new ones. When all are in use, calls that need another are refused.
    /// From 1; default 200,000. A counter takes 0.3 to 7 KiB.</summary>
    public int MaxCounters { get; init; } = 200_000;
}
