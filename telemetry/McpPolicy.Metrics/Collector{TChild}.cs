using System.Collections.Concurrent;
using McpPolicy.Metrics.Exposition;

namespace McpPolicy.Metrics;

/// <summary>A family whose series are of type <typeparamref name="TChild"/>.</summary>
/// <typeparam name="TChild">The type of one series.</typeparam>
public abstract class Collector<TChild> : Collector
    where TChild : MetricChild
{
    private readonly ConcurrentDictionary<string[], TChild> _children = new(LabelValuesComparer.Instance);
    private readonly ConcurrentDictionary<string[], TChild>.AlternateLookup<ReadOnlySpan<string>> _lookup;
    private readonly Lock _creation = new();
    private readonly Action<string> _onFolded;
    private readonly int _maxSeries;
    private readonly string[] _names;
    private TChild? _unlabelled;
    private TChild? _overflow;

    private protected Collector(
        string name,
        string help,
        MetricType type,
        string[] labelNames,
        CollectorConfiguration configuration,
        Action<string> onFolded
    )
        : base(name, help, type, labelNames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(configuration.MaxSeries, 1, nameof(configuration));
        _names = [.. labelNames];
        _maxSeries = configuration.MaxSeries;
        _onFolded = onFolded;
        _lookup = _children.GetAlternateLookup<ReadOnlySpan<string>>();
    }

    /// <summary>The number of series, without the one for the overflow.</summary>
    public int SeriesCount => _children.Count;

    /// <summary>The one series of a family without labels.</summary>
    /// <exception cref="InvalidOperationException">The family has labels.</exception>
    public TChild Unlabelled => _unlabelled ??= WithLabels([]);

    /// <summary>
    /// The series with these label values, made when it is first asked for. Keep it where it is used often: the lookup allocates nothing
    /// but does hash all values.
    /// </summary>
    /// <param name="labelValues">One value for each label name, in order.</param>
    /// <returns>The series, or the overflow series when the family is full.</returns>
    /// <exception cref="InvalidOperationException">The number of values is not the number of labels.</exception>
    public TChild WithLabels(params ReadOnlySpan<string> labelValues)
    {
        if (labelValues.Length != _names.Length)
        {
            throw new InvalidOperationException($"{Name} has {_names.Length} labels, {labelValues.Length} values were given.");
        }

        return _lookup.TryGetValue(labelValues, out TChild? child) ? child : Create(labelValues);
    }

    /// <summary>Forgets the series with these label values, so that it is no longer exposed.</summary>
    public void RemoveLabelled(params ReadOnlySpan<string> labelValues) => _lookup.TryRemove(labelValues, out _);

    internal override void Write(ref MetricWriter writer)
    {
        writer.WriteHeader(this);
        KeyValuePair<string[], TChild>[] children = _children.ToArray();
        Array.Sort(children, static (a, b) => Compare(a.Key, b.Key));
        foreach (KeyValuePair<string[], TChild> child in children)
        {
            child.Value.Write(this, ref writer);
        }

        Volatile.Read(ref _overflow)?.Write(this, ref writer);
    }

    private protected abstract TChild NewChild(SeriesLabels labels);

    private TChild Create(ReadOnlySpan<string> labelValues)
    {
        lock (_creation)
        {
            if (_lookup.TryGetValue(labelValues, out TChild? existing))
            {
                return existing;
            }

            if (_children.Count < _maxSeries)
            {
                string[] values = labelValues.ToArray();
                return _children[values] = NewChild(new SeriesLabels(_names, values));
            }

            _overflow ??= NewChild(new SeriesLabels(_names, [.. _names.Select(static _ => Overflow)]));
        }

        _onFolded(Name);
        return _overflow;
    }

    private static int Compare(string[] a, string[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            int order = string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
