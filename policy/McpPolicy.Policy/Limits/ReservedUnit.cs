namespace McpPolicy.Policy.Limits;

/// <summary>One charge of a reservation.</summary>
/// <param name="Counter">The counter, as its store knows it.</param>
/// <param name="Stamp">When it was charged, as the store measures time.</param>
/// <param name="Cost">How much.</param>
public readonly record struct ReservedUnit(object Counter, long Stamp, Quantity Cost);
