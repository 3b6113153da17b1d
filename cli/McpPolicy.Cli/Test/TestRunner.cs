using System.Collections.Immutable;
using System.Text;
using McpPolicy.Cli.Output;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Cli.Test;

/// <summary>Runs the cases of one file.</summary>
internal sealed class TestRunner
{
    private readonly TestClock _clock;
    private readonly PolicyEngine _engine;

    public TestRunner(CompiledPolicy policy, DateTimeOffset start)
    {
        _clock = new TestClock(start);
        _engine = new PolicyEngine(policy, new MemoryCounterStore(_clock));
    }

    /// <summary>The results in the order of the cases.</summary>
    public async Task<ImmutableArray<CaseResult>> RunAsync(IEnumerable<TestCase> cases, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<CaseResult>();
        foreach (var test in cases)
        {
            results.Add(await RunAsync(test, cancellationToken));
        }

        return results.ToImmutable();
    }

    private async Task<CaseResult> RunAsync(TestCase test, CancellationToken cancellationToken)
    {
        _clock.Advance(test.Advance);
        var passed = new CaseResult(test, "", 0, "", []);
        var result = passed;
        foreach (var tool in test.Tools)
        {
            for (var call = 1; call <= test.Repeat; call++)
            {
                // Calls after the first surprise are made as well, so that the cases that follow find the counters they expect.
                var next = await CallAsync(test, tool, call, cancellationToken);
                result = result.Passed ? next : result;
            }
        }

        return result.Passed ? passed : result;
    }

    private async Task<CaseResult> CallAsync(TestCase test, string tool, int number, CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetBytes(tool);
        var call = new ToolCall
        {
            Name = name,
            Arguments = test.Arguments,
            Caller = test.Caller,
            Session = test.Session,
        };
        var listed = _engine.IsListed(name, test.Caller);
        var decision = await _engine.DecideAsync(call, cancellationToken);
        var mismatches = ExpectationCheck.Compare(test.Expect, decision, listed);
        return new CaseResult(test, tool, number, DecisionWords.Describe(decision.Rule), mismatches);
    }
}
