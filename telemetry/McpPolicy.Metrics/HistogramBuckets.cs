using System.Collections.Immutable;
using System.Text;
using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>The bounds that all series of a histogram share, and their <c>le</c> labels.</summary>
internal sealed class HistogramBuckets
{
    private readonly double[] _bounds;

    public HistogramBuckets(ImmutableArray<double> bounds)
    {
        _bounds = [.. bounds];
        for (int i = 0; i < _bounds.Length; i++)
        {
            if (!double.IsFinite(_bounds[i]) || (i > 0 && _bounds[i] <= _bounds[i - 1]))
            {
                throw new ArgumentException("The bounds of buckets are finite and each is larger than the one before.", nameof(bounds));
            }
        }

        LeLabels = [.. _bounds.Select(static b => Encoding.UTF8.GetBytes($"le=\"{NumberText.Canonical(b)}\"")), "le=\"+Inf\""u8.ToArray()];
    }

    /// <summary>One label a bucket, the last one +Inf.</summary>
    public byte[][] LeLabels { get; }

    public int Count => LeLabels.Length;

    /// <summary>The bucket a value is counted in. A linear scan: the bounds are few and the values small.</summary>
    public int IndexOf(double value)
    {
        int i = 0;
        while (i < _bounds.Length && value > _bounds[i])
        {
            i++;
        }

        return i;
    }
}
