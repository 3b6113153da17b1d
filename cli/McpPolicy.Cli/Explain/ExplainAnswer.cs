using McpPolicy.Cli.Policies;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Explanations;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Cli.Explain;

/// <summary>The answer: the decision, and what every rule has to do with it.</summary>
/// <param name="Request">The question.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Decision">The decision, made with all counters at zero.</param>
/// <param name="Listed">Whether tools/list shows the tool to the caller.</param>
/// <param name="Explanation">Rule by rule.</param>
internal sealed record ExplainAnswer(
    ExplainRequest Request,
    LoadedPolicy Policy,
    Decision Decision,
    bool Listed,
    CallExplanation Explanation
)
{
    public static async Task<ExplainAnswer> ToAsync(ExplainRequest request, LoadedPolicy policy, CancellationToken cancellationToken)
    {
        var engine = new PolicyEngine(policy.Compiled, new MemoryCounterStore(TimeProvider.System));
        var call = request.ToCall();
        return new ExplainAnswer(
            request,
            policy,
            await engine.DecideAsync(call, cancellationToken),
            engine.IsListed(call.Name.Span, call.Caller),
            CallExplainer.Explain(policy.Compiled, call)
        );
    }
}
