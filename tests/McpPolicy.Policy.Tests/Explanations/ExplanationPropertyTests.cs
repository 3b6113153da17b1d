using System.Text;
using FsCheck;
using FsCheck.Fluent;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Explanations;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;
using McpPolicy.Policy.Tests.Properties;

namespace McpPolicy.Policy.Tests.Explanations;

/// <summary>An explanation that does not add up to the decision would be worse than none.</summary>
public class ExplanationPropertyTests
{
    private static readonly Caller[] Callers = [Caller.Anonymous, new("alice")];

    [Fact]
    public void RulesThatApply_AddUpToTheDecision() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), async seed => await CheckAsync(new PolicyGenerator(seed))).Check(PropertySize.Of(300));

    private static async Task CheckAsync(PolicyGenerator generator)
    {
        var policy = PolicyCompiler.Compile(generator.Document());
        foreach (var tool in PolicyGenerator.Tools)
        {
            foreach (var caller in Callers)
            {
                var call = new ToolCall
                {
                    Name = Encoding.UTF8.GetBytes(tool),
                    Arguments = Encoding.UTF8.GetBytes(generator.Arguments()),
                    Caller = caller,
                };
                await AssertSameAsync(policy, call);
            }
        }
    }

    private static async Task AssertSameAsync(CompiledPolicy policy, ToolCall call)
    {
        var engine = new PolicyEngine(policy, new MemoryCounterStore(new FakeTime()));
        var decision = await engine.DecideAsync(call, TestContext.Current.CancellationToken);
        var explanation = CallExplainer.Explain(policy, call);

        Assert.Equal(policy.Rules.AsEnumerable(), explanation.Rules.Select(static explained => explained.Rule));
        var (effect, rule) = AddUp(explanation, call.Caller).Result(policy.Default);
        if (decision.Limit is null)
        {
            Assert.Equal((effect, rule), (decision.Effect, decision.Rule));
        }
        else
        {
            // Rules alone allow the call; a limit of a rule that applies refuses it.
            Assert.Equal(Effect.Allow, effect);
            Assert.Contains(decision.Limit, explanation.Rules.SelectMany(static explained => explained.Limits).Select(static l => l.Limit));
        }
    }

    private static Tally AddUp(CallExplanation explanation, Caller caller)
    {
        var tally = default(Tally);
        foreach (var explained in explanation.Rules.Where(static r => r is { Relevance: RuleRelevance.Applies }))
        {
            if (explained.Rule.Mode == EnforcementMode.Enforce)
            {
                tally.Add(explained.Rule, (Truth)(explained.Condition?.Outcome ?? ConditionOutcome.True), caller);
            }
        }

        return tally;
    }
}
