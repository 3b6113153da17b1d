using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>One gauge.</summary>
public sealed class GaugeChild : MetricChild, IGauge
{
    private AtomicDouble _value;

    internal GaugeChild(SeriesLabels labels)
        : base(labels) { }

    /// <inheritdoc/>
    public double Value => _value.Value;

    /// <inheritdoc/>
    public void Set(double value) => _value.Set(value);

    /// <inheritdoc/>
    public void Inc(double increment = 1) => _value.Add(increment);

    /// <inheritdoc/>
    public void Dec(double decrement = 1) => _value.Add(-decrement);

    internal override void Write(Collector family, ref MetricWriter writer) =>
        writer.WriteSample(family.NameBytes, default, Labels.Encoded.Span, Value);
}
