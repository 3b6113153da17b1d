namespace McpPolicy.Metrics;

/// <summary>A family of histograms. Used directly it is its own series without labels.</summary>
public sealed class Histogram : Collector<HistogramChild>, IHistogram
{
    private readonly HistogramBuckets _buckets;

    internal Histogram(string name, string help, string[] labelNames, HistogramConfiguration configuration, Action<string> onFolded)
        : base(name, help, MetricType.Histogram, labelNames, configuration, onFolded)
    {
        _buckets = new HistogramBuckets(configuration.Buckets);
        if (labelNames.Length == 0)
        {
            _ = Unlabelled;
        }
    }

    /// <inheritdoc/>
    public long Count => Unlabelled.Count;

    /// <inheritdoc/>
    public double Sum => Unlabelled.Sum;

    /// <inheritdoc/>
    public void Observe(double value) => Unlabelled.Observe(value);

    private protected override HistogramChild NewChild(SeriesLabels labels) => new(labels, _buckets);
}
