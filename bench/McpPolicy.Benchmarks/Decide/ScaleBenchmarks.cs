using BenchmarkDotNet.Attributes;
using McpPolicy.Benchmarks.Documents;
using McpPolicy.Benchmarks.Reporting;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Benchmarks.Decide;

/// <summary>The same limited call while the policy and the number of callers with a counter of their own grow, on a clock that stands
/// still. The ratio is to the smallest of both.</summary>
[AllocatesNothing]
public class ScaleBenchmarks
{
    private const int Crowd = 100_000;
    private readonly Subject _small = new(PolicyDocuments.Everyday(rules: 10), new StillClock());
    private readonly Subject _large = new(PolicyDocuments.Everyday(rules: 10_000, globs: 1_000), new StillClock());
    private readonly Subject _crowded = new(PolicyDocuments.Everyday(rules: 10), new StillClock());
    private readonly ToolCall _call = Call(0);
    private readonly ToolCall[] _calls = [.. Enumerable.Range(0, Crowd).Select(Call)];
    private int _next;

    /// <summary>Gives each caller the counter that it would have by then.</summary>
    [GlobalSetup(Target = nameof(ManyCallers))]
    public void CallOnceEach()
    {
        foreach (var call in _calls)
        {
            _crowded.Decide(call);
        }
    }

    [Benchmark(Baseline = true, Description = "10 rules, 1 caller")]
    public Effect FewRules() => _small.Decide(_call);

    [Benchmark(Description = "10,000 rules and 1,000 globs, 1 caller")]
    public Effect ManyRules() => _large.Decide(_call);

    [Benchmark(Description = "10 rules, 100,000 callers in turn")]
    public Effect ManyCallers()
    {
        _next = _next + 1 < Crowd ? _next + 1 : 0;
        return _crowded.Decide(_calls[_next]);
    }

    private static ToolCall Call(int caller) => Subject.Call("limited", "{}", new Caller($"caller-{caller}"));
}
