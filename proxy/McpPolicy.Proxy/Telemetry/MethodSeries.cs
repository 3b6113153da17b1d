using McpPolicy.Metrics;
using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Telemetry;

/// <summary>The counters of decisions on requests other than <c>tools/call</c>. Prompts and resources are no labels: there is no end to
/// their names.</summary>
internal sealed class MethodSeries(IMetricFactory metrics, string fallbackServer)
{
    private static readonly string[] Methods = [.. Enum.GetValues<McpMethod>().Select(static method => LabelText.Of(method))];

    private readonly Counter _requests = metrics.CreateCounter(
        "mcp_policy_method_requests_total",
        "Decisions on requests other than tools/call. Mode audit counts what rules in audit mode would have decided, besides the decision itself.",
        ["namespace", "server", "method", "decision", "mode", "policy", "rule"]
    );

    public void Count(ActivePolicy? policy, McpMethod method, in Decision decision)
    {
        Count(policy, method, decision.Rule, decision.Effect, DecisionLabels.Modes[0]);
        if (decision.Audit is { } audit)
        {
            Count(policy, method, audit.Rule, audit.Effect, DecisionLabels.Modes[1]);
        }
    }

    private void Count(ActivePolicy? policy, McpMethod method, CompiledRule? rule, Effect effect, string mode) =>
        _requests
            .WithLabels(
                policy?.Policy.Document.Server?.Namespace ?? string.Empty,
                policy?.Policy.Document.Server?.Name ?? fallbackServer,
                Methods[(int)method],
                DecisionLabels.Effects[(int)effect],
                mode,
                rule?.PolicyName ?? string.Empty,
                rule?.RuleName ?? string.Empty
            )
            .Inc();
}
