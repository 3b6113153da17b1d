namespace McpPolicy.Identity.Keys;

/// <summary>How fresh an issuer's keys are kept.</summary>
/// <param name="Refresh">The age from which on they are fetched again.</param>
/// <param name="MaxStale">How long beyond that they are used while fetching fails.</param>
/// <param name="Pause">The least time between two fetches.</param>
internal sealed record KeyTiming(TimeSpan Refresh, TimeSpan MaxStale, TimeSpan Pause);
