using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>Reads the entry of one tool (or of all tools) into rules: one that allows or denies and carries the limits, and a Deny rule
/// for each requirement and each <c>deny_if</c>. Entries of prompts, resources and methods are the same without conditions.</summary>
internal sealed class SeedToolReader(SeedSection section, SeedRules rules, DiagnosticBag diagnostics)
{
    private static readonly Dialect Words = Dialect.Seed;
    private static readonly string[] Keys = ["action", "reason", "hide", "limits", "rate_limit", Words.ApprovalTimeout, "mode"];
    private static readonly string[] ConditionKeys = ["require", "conditions", "deny_if", "on_deny"];
    private readonly SeedConditionsReader _conditions = new(rules, diagnostics);
    private readonly SeedLimitsReader _limits = new(diagnostics);

    /// <summary>An entry that is about a name or a glob.</summary>
    public void ReadOne(DocumentNode node, string ruleName, string name)
    {
        if (Open(node) is not { } entry)
        {
            return;
        }

        var action = ReadAction(entry);
        var limits = _limits.Read(entry, ruleName);
        var timeout = ApprovalTimeoutReader.Read(entry, action, Words, diagnostics);
        RefuseLimitsOnDeny(entry, action, limits);
        var rule = RuleOf(entry, ruleName, action, action == RuleAction.Allow ? limits : []);
        Add(node, entry, name, rule with { ApprovalTimeout = timeout });
    }

    /// <summary><c>all_tools</c>, or the key <c>*</c> of a section: adds to what is said about each name, allows none.</summary>
    public void ReadAll(DocumentNode node, string name)
    {
        if (Open(node) is not { } entry)
        {
            return;
        }

        var action = ReadAction(entry);
        var limits = _limits.Read(entry, name);
        var timeout = ApprovalTimeoutReader.Read(entry, action, Words, diagnostics);
        RefuseLimitsOnDeny(entry, action, limits);
        if (action != RuleAction.Allow || !limits.IsEmpty)
        {
            var limitsOnly = action == RuleAction.Allow ? RuleAction.Limit : action;
            Add(node, entry, "*", RuleOf(entry, name, limitsOnly, limits) with { ApprovalTimeout = timeout });
            return;
        }

        if (entry.Node.Members.Count == 0)
        {
            diagnostics.Warning(node, $"\"{name}\" has no effect: it never allows what is not listed by name");
        }

        ReadConditions(entry, name, "*");
    }

    private static PolicyRule RuleOf(MappingReader entry, string ruleName, RuleAction action, ImmutableArray<RuleLimit> limits) =>
        new()
        {
            Name = ruleName,
            Action = action,
            Reason = ReadReason(entry),
            Hide = entry.Flag("hide") ?? false,
            Mode = entry.Choice("mode", Words.Modes) ?? EnforcementMode.Enforce,
            Limits = limits,
        };

    private void Add(DocumentNode node, MappingReader entry, string name, PolicyRule rule)
    {
        var about = section.About(rule, name);
        MethodChecks.Check(about, entry, diagnostics);
        rules.Add(node, about);
        ReadConditions(entry, rule.Name, name);
    }

    private void ReadConditions(MappingReader entry, string ruleName, string name)
    {
        if (section.HasArguments)
        {
            _conditions.Read(entry, ruleName, name);
        }
    }

    private MappingReader? Open(DocumentNode node) =>
        MappingReader.Open(node, section.What, diagnostics, section.HasArguments ? [.. Keys, .. ConditionKeys] : Keys);

    /// <summary>The older dialect gives every reason as <c>on_deny</c>.</summary>
    private static string? ReadReason(MappingReader entry) =>
        entry.Text("reason", DocumentLimits.Reason) ?? entry.Text("on_deny", DocumentLimits.Reason);

    private RuleAction ReadAction(MappingReader entry)
    {
        var action = entry.Choice("action", Words.Actions);
        if (entry.Flag("hide") is not true)
        {
            return action ?? RuleAction.Allow;
        }

        if (action is { } given && given != RuleAction.Deny)
        {
            diagnostics.Error(entry.Find("hide")!, "a hidden tool cannot be called, so \"action\" contradicts \"hide\"; keep one");
        }

        return RuleAction.Deny;
    }

    private void RefuseLimitsOnDeny(MappingReader entry, RuleAction action, ImmutableArray<RuleLimit> limits)
    {
        if (action != RuleAction.Allow && !limits.IsEmpty)
        {
            diagnostics.Error(
                entry.Find("limits") ?? entry.Find("rate_limit")!,
                "a tool that is never allowed has no use for limits; keep one"
            );
        }
    }
}
