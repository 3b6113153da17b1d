using System.Buffers;
using System.Collections.Concurrent;
using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>The families that are exposed together, normally all of a process.</summary>
public sealed class CollectorRegistry
{
    private readonly ConcurrentDictionary<string, Collector> _collectors = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Action> _beforeCollect = new();
    private readonly Counter _folded;

    /// <summary>A registry that holds nothing but its own <c>metrics_series_folded_total</c>.</summary>
    public CollectorRegistry()
    {
        _folded = GetOrAdd(
            new Counter(
                "metrics_series_folded_total",
                "Label values counted as _other because their metric family was full.",
                ["metric"],
                new CollectorConfiguration(),
                static _ => { }
            )
        );
    }

    /// <summary>Runs <paramref name="callback"/> before each scrape, to bring gauges up to date. It must be quick and must not throw.</summary>
    public void AddBeforeCollectCallback(Action callback) => _beforeCollect.Enqueue(callback);

    /// <summary>Writes every family, sorted by name, in <paramref name="format"/>.</summary>
    public void WriteTo(IBufferWriter<byte> output, ExpositionFormat format)
    {
        foreach (Action callback in _beforeCollect)
        {
            callback();
        }

        var writer = new MetricWriter(output, format);
        foreach (Collector collector in _collectors.Values.OrderBy(static c => c.Name, StringComparer.Ordinal))
        {
            collector.Write(ref writer);
        }

        writer.WriteEnd();
    }

    internal void CountFolded(string metric) => _folded.WithLabels(metric).Inc();

    internal TCollector GetOrAdd<TCollector>(TCollector collector)
        where TCollector : Collector
    {
        Collector registered = _collectors.GetOrAdd(collector.Name, collector);
        return registered is TCollector same && same.LabelNames.SequenceEqual(collector.LabelNames)
            ? same
            : throw new InvalidOperationException(
                $"{collector.Name} is registered already, as a {registered.Type} with the labels ({string.Join(", ", registered.LabelNames)})."
            );
    }
}
