using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>One series of a family: the family's name with one combination of label values.</summary>
public abstract class MetricChild
{
    private protected MetricChild(SeriesLabels labels) => Labels = labels;

    internal SeriesLabels Labels { get; }

    internal abstract void Write(Collector family, ref MetricWriter writer);
}
