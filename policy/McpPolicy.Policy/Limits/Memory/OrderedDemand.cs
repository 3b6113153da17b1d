namespace McpPolicy.Policy.Limits.Memory;

/// <summary>A demand's counter, sorted by the order in which gates are entered, so that two calls never wait for each other.</summary>
internal readonly record struct OrderedDemand(MemoryCounter Counter, int Index)
{
    /// <summary>Inserts into the first <paramref name="count"/> entries, which are sorted. Calls have few limits.</summary>
    public static void Insert(Span<OrderedDemand> sorted, int count, OrderedDemand item)
    {
        var at = count;
        while (at > 0 && sorted[at - 1].Counter.Order > item.Counter.Order)
        {
            sorted[at] = sorted[at - 1];
            at--;
        }

        sorted[at] = item;
    }
}
