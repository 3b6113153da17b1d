namespace McpPolicy.Metrics;

/// <summary>Makes families in one registry.</summary>
public sealed class MetricFactory : IMetricFactory
{
    private static readonly CollectorConfiguration Defaults = new();
    private static readonly HistogramConfiguration HistogramDefaults = new();
    private readonly CollectorRegistry _registry;

    /// <summary>A factory whose families are exposed by <paramref name="registry"/>.</summary>
    public MetricFactory(CollectorRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        _registry = registry;
    }

    /// <inheritdoc/>
    public Counter CreateCounter(string name, string help, string[] labelNames, CollectorConfiguration? configuration = null) =>
        _registry.GetOrAdd(new Counter(name, help, labelNames, configuration ?? Defaults, _registry.CountFolded));

    /// <inheritdoc/>
    public Counter CreateCounter(string name, string help, params string[] labelNames) => CreateCounter(name, help, labelNames, null);

    /// <inheritdoc/>
    public Gauge CreateGauge(string name, string help, string[] labelNames, CollectorConfiguration? configuration = null) =>
        _registry.GetOrAdd(new Gauge(name, help, labelNames, configuration ?? Defaults, _registry.CountFolded));

    /// <inheritdoc/>
    public Gauge CreateGauge(string name, string help, params string[] labelNames) => CreateGauge(name, help, labelNames, null);

    /// <inheritdoc/>
    public Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null) =>
        _registry.GetOrAdd(new Histogram(name, help, labelNames, configuration ?? HistogramDefaults, _registry.CountFolded));

    /// <inheritdoc/>
    public Histogram CreateHistogram(string name, string help, params string[] labelNames) => CreateHistogram(name, help, labelNames, null);
}
