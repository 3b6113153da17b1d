namespace McpPolicy.Metrics;

/// <summary>What a family of series is bound by.</summary>
public record CollectorConfiguration
{
    /// <summary>
    /// How many series the family may hold, at least 1; default 2000. Further label values are counted together in one more series that
    /// has <see cref="Collector.Overflow"/> in every label, and each time that happens <c>metrics_series_folded_total</c> grows.
    /// </summary>
    public int MaxSeries { get; init; } = 2000;
}
