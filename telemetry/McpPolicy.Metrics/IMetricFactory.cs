namespace McpPolicy.Metrics;

/// <summary>Makes families and registers them. Asking for a family that exists already returns it.</summary>
public interface IMetricFactory
{
    /// <summary>A family of counters; the name ends in <c>_total</c>.</summary>
    /// <exception cref="ArgumentException">A name breaks the Prometheus naming rules.</exception>
    /// <exception cref="InvalidOperationException">The name is taken by a family of another type or with other labels.</exception>
    Counter CreateCounter(string name, string help, string[] labelNames, CollectorConfiguration? configuration = null);

    /// <summary>A family of counters with the default limits; the name ends in <c>_total</c>.</summary>
    Counter CreateCounter(string name, string help, params string[] labelNames);

    /// <summary>A family of gauges.</summary>
    /// <exception cref="ArgumentException">A name breaks the Prometheus naming rules.</exception>
    /// <exception cref="InvalidOperationException">The name is taken by a family of another type or with other labels.</exception>
    Gauge CreateGauge(string name, string help, string[] labelNames, CollectorConfiguration? configuration = null);

    /// <summary>A family of gauges with the default limits.</summary>
    Gauge CreateGauge(string name, string help, params string[] labelNames);

    /// <summary>A family of histograms.</summary>
    /// <exception cref="ArgumentException">A name breaks the Prometheus naming rules, or the buckets do not rise.</exception>
    /// <exception cref="InvalidOperationException">The name is taken by a family of another type or with other labels.</exception>
    Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null);

    /// <summary>A family of histograms with the default buckets and limits.</summary>
    Histogram CreateHistogram(string name, string help, params string[] labelNames);
}
