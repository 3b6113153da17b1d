namespace McpPolicy.Policy.Limits;

/// <summary>What a call wants from one counter.</summary>
/// <param name="Key">The counter.</param>
/// <param name="Max">The most the counter may hold in a window.</param>
/// <param name="Cost">What the call uses up.</param>
public readonly record struct CounterDemand(CounterKey Key, Quantity Max, Quantity Cost);
