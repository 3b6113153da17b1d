using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>One counter.</summary>
public sealed class CounterChild : MetricChild, ICounter
{
    // Whole increments, nearly all of them, are one interlocked addition; only fractions go round a compare-and-swap loop.
    private const double LargestWhole = 1L << 53;
    private long _whole;
    private AtomicDouble _fraction;

    internal CounterChild(SeriesLabels labels)
        : base(labels) { }

    /// <inheritdoc/>
    public double Value => Interlocked.Read(ref _whole) + _fraction.Value;

    /// <inheritdoc/>
    public void Inc() => Interlocked.Increment(ref _whole);

    /// <inheritdoc/>
    public void Inc(double increment)
    {
        if (!double.IsFinite(increment) || increment < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(increment), increment, "A counter only grows, by finite amounts.");
        }

        if (increment <= LargestWhole && increment == Math.Truncate(increment))
        {
            Interlocked.Add(ref _whole, (long)increment);
            return;
        }

        _fraction.Add(increment);
    }

    /// <inheritdoc/>
    public void IncTo(double target)
    {
        double missing = target - Value;
        if (missing > 0)
        {
            Inc(missing);
        }
    }

    internal override void Write(Collector family, ref MetricWriter writer) =>
        writer.WriteSample(family.NameBytes, default, Labels.Encoded.Span, Value);
}
