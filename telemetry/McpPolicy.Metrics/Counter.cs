namespace McpPolicy.Metrics;

/// <summary>A family of counters. Used directly it is its own series without labels.</summary>
public sealed class Counter : Collector<CounterChild>, ICounter
{
    internal Counter(string name, string help, string[] labelNames, CollectorConfiguration configuration, Action<string> onFolded)
        : base(name, help, MetricType.Counter, labelNames, configuration, onFolded)
    {
        if (labelNames.Length == 0)
        {
            _ = Unlabelled;
        }
    }

    /// <inheritdoc/>
    public double Value => Unlabelled.Value;

    /// <inheritdoc/>
    public void Inc() => Unlabelled.Inc();

    /// <inheritdoc/>
    public void Inc(double increment) => Unlabelled.Inc(increment);

    /// <inheritdoc/>
    public void IncTo(double target) => Unlabelled.IncTo(target);

    private protected override CounterChild NewChild(SeriesLabels labels) => new(labels);
}
