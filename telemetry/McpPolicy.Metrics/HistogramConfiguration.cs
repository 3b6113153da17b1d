using System.Collections.Immutable;

namespace McpPolicy.Metrics;

/// <summary>What a histogram counts by.</summary>
public sealed record HistogramConfiguration : CollectorConfiguration
{
    /// <summary>
    /// The inclusive upper bounds of the buckets, finite and strictly rising, without the implied +Inf. The default suits durations in
    /// seconds between 100 µs and 30 s.
    /// </summary>
    public ImmutableArray<double> Buckets { get; init; } =
    [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
}
