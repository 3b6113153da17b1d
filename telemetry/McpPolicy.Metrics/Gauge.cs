namespace McpPolicy.Metrics;

/// <summary>A family of gauges. Used directly it is its own series without labels.</summary>
public sealed class Gauge : Collector<GaugeChild>, IGauge
{
    internal Gauge(string name, string help, string[] labelNames, CollectorConfiguration configuration, Action<string> onFolded)
        : base(name, help, MetricType.Gauge, labelNames, configuration, onFolded)
    {
        if (labelNames.Length == 0)
        {
            _ = Unlabelled;
        }
    }

    /// <inheritdoc/>
    public double Value => Unlabelled.Value;

    /// <inheritdoc/>
    public void Set(double value) => Unlabelled.Set(value);

    /// <inheritdoc/>
    public void Inc(double increment = 1) => Unlabelled.Inc(increment);

    /// <inheritdoc/>
    public void Dec(double decrement = 1) => Unlabelled.Dec(decrement);

    private protected override GaugeChild NewChild(SeriesLabels labels) => new(labels);
}
