using BenchmarkDotNet.Attributes;
using McpPolicy.Benchmarks.Documents;
using McpPolicy.Benchmarks.Reporting;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Benchmarks.Decide;

/// <summary>One decision under a policy of 200 rules. The ratio is to the plainest one, a tool that is simply allowed.</summary>
[AllocatesNothing]
public class DecideBenchmarks
{
    private const string Arguments =
        """{"run_id":"4f1c","key":"stage","value":"produ\u0063tion","amount":12.50,"tags":["ml","ops"],"options":{"depth":3}}""";

    private readonly Subject _subject = new(PolicyDocuments.Everyday(rules: 200));
    private readonly ToolCall _allowed = Call("plain");
    private readonly ToolCall _unnamed = Call("unheard_of");
    private readonly ToolCall _forbidden = Call("delete_run");
    private readonly ToolCall _globbed = Call("read_metrics");
    private readonly ToolCall _checked = Call("checked");
    private readonly ToolCall _limited = Call("limited");
    private readonly ToolCall _three = Call("three_limits");
    private readonly ToolCall _full = Call("full");

    /// <summary>Fills the counters' logs, which grow until they hold 256 charges.</summary>
    [GlobalSetup]
    public void FillCounters()
    {
        for (var i = 0; i < 10_000; i++)
        {
            OneLimit();
            ThreeLimits();
        }
    }

    [Benchmark(Baseline = true, Description = "allow: exact name")]
    public Effect Allow() => Expect(Effect.Allow, _allowed);

    [Benchmark(Description = "allow: glob")]
    public Effect Glob() => Expect(Effect.Allow, _globbed);

    [Benchmark(Description = "allow: 5 conditions on arguments")]
    public Effect FiveConditions() => Expect(Effect.Allow, _checked);

    [Benchmark(Description = "allow: 1 limit with room")]
    public Effect OneLimit() => Expect(Effect.Allow, _limited);

    [Benchmark(Description = "allow: 3 limits with room")]
    public Effect ThreeLimits() => Expect(Effect.Allow, _three);

    [Benchmark(Description = "limit: no room")]
    public Effect Limited() => Expect(Effect.Limit, _full);

    [Benchmark(Description = "deny: by a rule")]
    public Effect DenyByRule() => Expect(Effect.Deny, _forbidden);

    [Benchmark(Description = "deny: by default")]
    public Effect DenyByDefault() => Expect(Effect.Deny, _unnamed);

    private static ToolCall Call(string tool) => Subject.Call(tool, Arguments, new Caller("alice"));

    private Effect Expect(Effect expected, in ToolCall call)
    {
        var effect = _subject.Decide(call);
        return effect == expected ? effect : throw new InvalidOperationException($"{effect} instead of {expected}.");
    }
}
