using McpPolicy.Cli.Output;
using McpPolicy.Cli.Policies;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Explanations;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Explain;

/// <summary>Writes what one rule has to do with a call, for people.</summary>
internal sealed class ExplainRuleText(Terminal terminal, SourceMap sources, bool isAllowed)
{
    public async Task WriteAsync(RuleExplanation explained)
    {
        var rule = explained.Rule;
        var applies = explained.Relevance == RuleRelevance.Applies;
        var mark = applies ? terminal.Paint(Tone.Good, "✓") : terminal.Paint(Tone.Quiet, "·");
        var audit = rule.Mode == EnforcementMode.Audit ? " (audit)" : "";
        var place = sources.Find(rule) is { } found ? terminal.Paint(Tone.Quiet, $"  {found}") : "";
        await terminal.Out.WriteLineAsync($"  {mark} {rule}: {rule.Action}{audit}, {Because(explained)}{place}");
        if (explained.Condition is { } condition)
        {
            await WriteConditionAsync(condition, 1);
        }

        if (applies && !rule.RequireScopes.IsEmpty)
        {
            var answer = explained.LacksScopes ? "the caller lacks some, so the call is refused" : "the caller has them";
            await terminal.Out.WriteLineAsync($"      needs the scopes {string.Join(' ', rule.RequireScopes)}; {answer}");
        }

        foreach (var limit in explained.Limits)
        {
            await WriteLimitAsync(limit);
        }
    }

    private static string Because(RuleExplanation explained) =>
        explained.Relevance switch
        {
            RuleRelevance.Applies when explained.Condition is { Outcome: ConditionOutcome.Unknown } =>
                "applies: its condition cannot be told, which counts against the call",
            RuleRelevance.Applies when explained.Condition is not null => "applies: its condition holds",
            RuleRelevance.Applies => "applies",
            RuleRelevance.OtherTool => "is about other tools",
            RuleRelevance.OtherCaller => "is about other callers",
            _ when explained.Condition is { Outcome: ConditionOutcome.Unknown } => "does not apply: its condition cannot be told",
            _ => "does not apply: its condition does not hold",
        };

    private async Task WriteConditionAsync(ConditionExplanation condition, int depth)
    {
        var tone = condition.Outcome == ConditionOutcome.Unknown ? Tone.Caution : Tone.Quiet;
        var outcome = terminal.Paint(tone, condition.Outcome.ToString().ToLowerInvariant());
        var found = condition.Parts.IsEmpty ? $" (the call has {Shorten(condition.Found)})" : "";
        await terminal.Out.WriteLineAsync($"{new string(' ', 4 + (2 * depth))}{condition.Text}: {outcome}{found}");
        foreach (var part in condition.Parts)
        {
            await WriteConditionAsync(part, depth + 1);
        }
    }

    private Task WriteLimitAsync(LimitExplanation explained)
    {
        var limit = explained.Limit;
        var scope = Dialect.NameOf(Dialect.Scopes, limit.Scope);
        var audit = limit.Mode == EnforcementMode.Audit ? " (audit)" : "";
        var use = explained.Problem ?? $"{(isAllowed ? "the call uses" : "would use")} {explained.Cost}";
        return terminal.Out.WriteLineAsync($"      limit {limit.Counter}{audit}: {limit.Description}, counted by {scope}; {use}");
    }

    private static string Shorten(string? json) =>
        json switch
        {
            null => "none",
            { Length: > 80 } => json[..80] + "…",
            _ => json,
        };
}
