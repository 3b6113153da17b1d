using McpPolicy.Policy.Limits;

namespace McpPolicy.Counters.Leases;

/// <summary>A slice of quota.</summary>
/// <param name="Stamp">When it was charged, as the server measures time: at its end.</param>
/// <param name="Max">The max under which it was granted.</param>
/// <param name="ValidUntil">When it ends, by this process's clock. Counted from before the server was asked, so that it is over here
/// before it is over there.</param>
internal readonly record struct LeaseSlice(long Stamp, Quantity Max, TimeSpan ValidUntil);
