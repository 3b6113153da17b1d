using System.Collections.Immutable;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Warnings;

/// <summary>Findings about rules that are valid and yet cannot mean what somebody wanted. Only what is certain is reported.</summary>
internal static class PolicyWarnings
{
    private const int Max = 200;

    public static ImmutableArray<PolicyDiagnostic> Find(PolicyDocument document, ImmutableArray<CompiledRule> rules)
    {
        var shadows = new DenyShadows(rules);
        var counters = new CounterUses(rules);
        var fallback = DefaultRule.Enforced(document);
        var found = rules
            .SelectMany(rule => About(rule, shadows.Find(rule), fallback).Concat(LimitWarnings.About(rule, counters)), Warn)
            .Take(Max);
        return [.. found];
    }

    private static PolicyDiagnostic Warn(CompiledRule rule, string message) =>
        new(DiagnosticSeverity.Warning, rule.PolicyName, 0, 0, rule.Pointer, $"rule {rule.RuleName}: {message}");

    private static IEnumerable<string> About(CompiledRule rule, CompiledRule? shadow, DefaultAction fallback)
    {
        if (shadow is not null)
        {
            yield return $"has no effect: rule {shadow.RuleName} of policy {shadow.PolicyName} denies all its tools always";
        }

        // A Deny rule also matches when it cannot tell, so contradictory comparisons do not silence it.
        if (rule.Action == RuleAction.Allow && rule.Source.When is { } when && Contradictions.Find(when) is { } contradiction)
        {
            yield return $"can never match: {contradiction}";
        }

        if (rule.Action != RuleAction.Allow || rule.Mode != EnforcementMode.Enforce || !IsAboutEverything(rule))
        {
            yield break;
        }

        if (fallback == DefaultAction.Deny)
        {
            yield return "allows every tool, so denying by default has no effect";
        }
        else if (rule.Limits.IsEmpty)
        {
            yield return "allows every tool, which the default does already";
        }
    }

    private static bool IsAboutEverything(CompiledRule rule) =>
        rule.Source.When is null && rule.Source.Subjects.IsEmpty && rule.Source.Tools.Any(static tool => tool.Trim('*').Length == 0);
}
