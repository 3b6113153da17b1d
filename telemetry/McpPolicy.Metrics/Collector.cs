using System.Collections.Immutable;
using System.Text;
using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>A family of series: one name, one help text, one set of label names.</summary>
public abstract class Collector
{
    /// <summary>The value of every label of the series that counts what came after a family was full.</summary>
    public const string Overflow = "_other";

    private protected Collector(string name, string help, MetricType type, string[] labelNames)
    {
        MetricNames.Check(name, help, type, labelNames);
        Name = name;
        Help = help;
        Type = type;
        LabelNames = [.. labelNames];
        NameBytes = Encoding.UTF8.GetBytes(name);
    }

    /// <summary>The name as it is exposed, for counters with <c>_total</c>.</summary>
    public string Name { get; }

    /// <summary>One sentence for whoever reads the metric.</summary>
    public string Help { get; }

    /// <summary>What kind of values the family holds.</summary>
    public MetricType Type { get; }

    /// <summary>The names of the labels, in the order in which values are given.</summary>
    public ImmutableArray<string> LabelNames { get; }

    internal byte[] NameBytes { get; }

    internal abstract void Write(ref MetricWriter writer);
}
