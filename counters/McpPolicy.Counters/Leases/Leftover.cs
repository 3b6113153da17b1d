namespace McpPolicy.Counters.Leases;

/// <summary>What was not used of a slice.</summary>
/// <param name="Stamp">The slice's stamp.</param>
/// <param name="Micros">How much, in millionths.</param>
internal readonly record struct Leftover(long Stamp, long Micros);
