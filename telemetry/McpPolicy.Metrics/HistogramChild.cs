using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>One histogram.</summary>
public sealed class HistogramChild : MetricChild, IHistogram
{
    private readonly HistogramBuckets _buckets;
    private readonly long[] _counts;
    private AtomicDouble _sum;

    internal HistogramChild(SeriesLabels labels, HistogramBuckets buckets)
        : base(labels)
    {
        _buckets = buckets;
        _counts = new long[buckets.Count];
    }

    /// <inheritdoc/>
    public long Count
    {
        get
        {
            long count = 0;
            for (int i = 0; i < _counts.Length; i++)
            {
                count += Interlocked.Read(ref _counts[i]);
            }

            return count;
        }
    }

    /// <inheritdoc/>
    public double Sum => _sum.Value;

    /// <inheritdoc/>
    public void Observe(double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        Interlocked.Increment(ref _counts[_buckets.IndexOf(value)]);
        _sum.Add(value);
    }

    internal override void Write(Collector family, ref MetricWriter writer)
    {
        // The count is the running total of the buckets just written, so that one scrape never contradicts itself.
        double running = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            running += Interlocked.Read(ref _counts[i]);
            writer.WriteBucket(family.NameBytes, Labels.Encoded.Span, _buckets.LeLabels[i], running);
        }

        writer.WriteSample(family.NameBytes, "_sum"u8, Labels.Encoded.Span, Sum);
        writer.WriteSample(family.NameBytes, "_count"u8, Labels.Encoded.Span, running);
    }
}
