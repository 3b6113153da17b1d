using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using McpPolicy.Metrics;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Policies;

namespace McpPolicy.Proxy.Telemetry;

/// <summary>
/// The counters of one loaded policy's decisions, found by tool, rule and effect. Each is made once; finding one allocates nothing.
/// </summary>
internal sealed class CallSeries
{
    /// <summary>Longer names, in bytes, are counted as <c>_other</c>.</summary>
    public const int LongestName = 512;

    private const int EffectCount = 5;
    private readonly ConcurrentDictionary<string, CounterChild?[]> _byTool = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CounterChild?[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly CounterChild?[] _other;
    private readonly Counter _calls;
    private readonly KnownTools _known;
    private readonly string _namespace;
    private readonly string _server;
    private readonly int _rules;

    public CallSeries(ActivePolicy? policy, Counter calls, KnownTools known, string fallbackServer)
    {
        Policy = policy;
        _calls = calls;
        _known = known;
        _namespace = policy?.Policy.Document.Server?.Namespace ?? string.Empty;
        _server = policy?.Policy.Document.Server?.Name ?? fallbackServer;
        _rules = policy?.Policy.Rules.Length ?? 0;
        _lookup = _byTool.GetAlternateLookup<ReadOnlySpan<char>>();
        IEnumerable<string> exact = policy is null ? [] : policy.Policy.ExactToolNames;
        _exact = exact.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _other = NewTable();
    }

    /// <summary>The policy whose rules these are; null while none is loaded.</summary>
    public ActivePolicy? Policy { get; }

    public void Count(ReadOnlySpan<byte> tool, in Decision decision)
    {
        CounterChild?[] table = TableOf(tool, out string name);
        Child(table, name, decision.Rule, decision.Effect, audit: 0).Inc();
        if (decision.Audit is { } audit)
        {
            Child(table, name, audit.Rule, audit.Effect, audit: 1).Inc();
        }
    }

    private CounterChild Child(CounterChild?[] table, string tool, CompiledRule? rule, Effect effect, int audit)
    {
        int index = (((rule?.Index ?? _rules) * EffectCount) + (int)effect) * 2 + audit;
        return table[index] ??= _calls.WithLabels(
            _namespace,
            _server,
            tool,
            DecisionLabels.Effects[(int)effect],
            DecisionLabels.Modes[audit],
            rule?.PolicyName ?? string.Empty,
            rule?.RuleName ?? string.Empty
        );
    }

    private CounterChild?[] TableOf(ReadOnlySpan<byte> utf8, out string tool)
    {
        tool = Collector.Overflow;
        if (utf8.Length > LongestName)
        {
            return _other;
        }

        Span<char> buffer = stackalloc char[LongestName];
        ReadOnlySpan<char> name = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        if (_lookup.TryGetValue(name, out string? known, out CounterChild?[]? table))
        {
            tool = known;
            return table;
        }

        if (!_exact.Contains(name) && !_known.Contains(name))
        {
            return _other;
        }

        tool = name.ToString();
        return _byTool.GetOrAdd(tool, static (_, self) => self.NewTable(), this);
    }

    private CounterChild?[] NewTable() => new CounterChild?[(_rules + 1) * EffectCount * 2];
}
