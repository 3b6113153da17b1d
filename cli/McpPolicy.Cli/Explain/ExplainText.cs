using McpPolicy.Cli.Output;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Explanations;
using McpPolicy.Policy.Text;

namespace McpPolicy.Cli.Explain;

/// <summary>Writes an answer for people.</summary>
internal sealed class ExplainText(Terminal terminal, bool showsAll)
{
    public async Task WriteAsync(ExplainAnswer answer)
    {
        await WriteDecisionAsync(answer);
        await terminal.Out.WriteLineAsync();
        if (answer.Explanation.Problem is { } problem)
        {
            await terminal.Out.WriteLineAsync($"No rule was looked at: {problem}");
            return;
        }

        var others = answer.Explanation.Rules.Count(static rule => rule.Relevance == RuleRelevance.OtherTool);
        await WriteRulesAsync(answer, answer.Explanation.Rules.Length - others);
        if (others > 0 && !showsAll)
        {
            await terminal.Out.WriteLineAsync(terminal.Paint(Tone.Quiet, $"Rules about other tools: {others} (--all lists them)"));
        }
    }

    private async Task WriteDecisionAsync(ExplainAnswer answer)
    {
        var decision = answer.Decision;
        var effect = terminal.Paint(DecisionWords.ToneOf(decision.Effect), decision.Effect.ToString().ToUpperInvariant());
        var caller = answer.Request.Caller.IsAnonymous ? "an anonymous caller" : answer.Request.Caller.Id;
        await terminal.Out.WriteLineAsync($"{effect}  {terminal.Paint(Tone.Strong, answer.Request.Tool)} for {caller}");
        await WriteFieldAsync("decided by", DecidedBy(answer));
        if (decision.Limit is { } limit)
        {
            await WriteFieldAsync("limit", $"{limit.Counter}, {limit.Description}");
        }

        if (decision.RetryAfter is { } wait)
        {
            await WriteFieldAsync("retry after", DecisionText.Wait(wait));
        }

        await WriteFieldAsync("in tools/list", answer.Listed ? "yes" : "no");
        await WriteFieldAsync("the agent reads", AgentReads(decision));
        if (decision.Audit is { } audit)
        {
            await WriteFieldAsync("if audits acted", $"{audit.Effect} by {DecisionWords.Describe(audit.Rule)}");
        }

        await WriteFieldAsync("revision", answer.Policy.Compiled.Revision);
    }

    private static string AgentReads(Decision decision)
    {
        if (decision.IsHidden)
        {
            return "that there is no such tool (JSON-RPC error -32602)";
        }

        return decision.Effect == Effect.Allow ? "the server's answer" : decision.Text();
    }

    private static string DecidedBy(ExplainAnswer answer)
    {
        var (rule, policy) = (answer.Decision.Rule, answer.Policy);
        if (rule is null)
        {
            return answer.Explanation.Problem is null ? $"the default, {policy.Compiled.Default}: no rule decides" : "the call itself";
        }

        return policy.Sources.Find(rule) is { } place ? $"{DecisionWords.Describe(rule)}, {place}" : DecisionWords.Describe(rule);
    }

    private async Task WriteRulesAsync(ExplainAnswer answer, int about)
    {
        await terminal.Out.WriteLineAsync(about == 0 && !showsAll ? "No rule is about this tool." : "Rules, in the order they count:");
        var writer = new ExplainRuleText(terminal, answer.Policy.Sources, answer.Decision.Effect == Effect.Allow);
        foreach (var rule in answer.Explanation.Rules.Where(rule => showsAll || rule.Relevance != RuleRelevance.OtherTool))
        {
            await writer.WriteAsync(rule);
        }
    }

    private Task WriteFieldAsync(string name, string value) => terminal.Out.WriteLineAsync($"  {name, -16} {value}");
}
