using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>The label values of one series, with their encoded text prepared so that a scrape only copies it.</summary>
internal sealed class SeriesLabels
{
    public SeriesLabels(string[] names, string[] values)
    {
        Values = values;
        Encoded = LabelEncoder.Encode(names, values);
    }

    public string[] Values { get; }

    /// <summary><c>a="1",b="2"</c> in UTF-8, without the braces; empty for a series without labels.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }
}
