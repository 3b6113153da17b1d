namespace McpPolicy.Metrics;

/// <summary>
/// Checks names where they are made, so that a wrong one fails the first start and not the first scrape. Source: the Prometheus pages
/// "Data model" and "Metric and label naming".
/// </summary>
internal static class MetricNames
{
    private static readonly string[] HistogramSuffixes = ["_bucket", "_count", "_sum"];

    public static void Check(string name, string help, MetricType type, string[] labelNames)
    {
        CheckName(name);
        CheckSuffix(name, type);
        if (string.IsNullOrWhiteSpace(help))
        {
            throw new ArgumentException($"{name} needs a help text.", nameof(help));
        }

        for (int i = 0; i < labelNames.Length; i++)
        {
            CheckLabel(name, type, labelNames[i]);
            if (Array.IndexOf(labelNames, labelNames[i]) != i)
            {
                throw new ArgumentException($"{name} names the label {labelNames[i]} twice.", nameof(labelNames));
            }
        }
    }

    private static void CheckName(string name)
    {
        if (!IsWord(name))
        {
            throw new ArgumentException(
                $"'{name}' is no metric name: use [a-zA-Z_][a-zA-Z0-9_]* (colons are for recording rules).",
                nameof(name)
            );
        }
    }

    private static void CheckSuffix(string name, MetricType type)
    {
        bool total = name.EndsWith("_total", StringComparison.Ordinal);
        if (total != (type == MetricType.Counter))
        {
            throw new ArgumentException($"{name}: the names of counters, and only theirs, end in _total.", nameof(name));
        }

        if (Array.Exists(HistogramSuffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"{name}: _bucket, _count and _sum are the series of a histogram.", nameof(name));
        }
    }

    private static void CheckLabel(string name, MetricType type, string label)
    {
        if (!IsWord(label) || label.StartsWith("__", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"{name}: '{label}' is no label name: use [a-zA-Z_][a-zA-Z0-9_]*, not starting with __.",
                nameof(label)
            );
        }

        if (label is "quantile" || (label is "le" && type == MetricType.Histogram))
        {
            throw new ArgumentException($"{name}: the label {label} is reserved.", nameof(label));
        }
    }

    private static bool IsWord(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
