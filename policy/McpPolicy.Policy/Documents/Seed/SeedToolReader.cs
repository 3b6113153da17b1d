using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>Reads the entry of one tool (or of all tools) into rules: one that allows or denies and carries the limits, and a Deny rule
/// for each requirement and each <c>deny_if</c>.</summary>
internal sealed class SeedToolReader(SeedRules rules, DiagnosticBag diagnostics)
{
    private static readonly Dialect Words = Dialect.Seed;
    private readonly SeedConditionsReader _conditions = new(rules, diagnostics);
    private readonly SeedLimitsReader _limits = new(diagnostics);

    /// <summary>An entry under <c>tools</c> that names a tool or a glob.</summary>
    public void ReadTool(DocumentNode node, string tool)
    {
        if (Open(node) is not { } entry)
        {
            return;
        }

        var action = ReadAction(entry);
        var limits = _limits.Read(entry, tool);
        var timeout = ApprovalTimeoutReader.Read(entry, action, Words, diagnostics);
        RefuseLimitsOnDeny(entry, action, limits);
        rules.Add(
            node,
            new PolicyRule
            {
                Name = tool,
                Tools = [tool],
                Action = action,
                Reason = entry.Text("reason", DocumentLimits.Reason),
                Hide = entry.Flag("hide") ?? false,
                ApprovalTimeout = timeout,
                Mode = entry.Choice("mode", Words.Modes) ?? EnforcementMode.Enforce,
                Limits = action == RuleAction.Allow ? limits : [],
            }
        );
        _conditions.Read(entry, tool, tool);
    }

    /// <summary><c>all_tools</c>, or the key <c>*</c> under <c>tools</c>: adds to what is said about each tool, allows none.</summary>
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
            rules.Add(
                node,
                new PolicyRule
                {
                    Name = name,
                    Tools = ["*"],
                    Action = action == RuleAction.Allow ? RuleAction.Limit : action,
                    Reason = entry.Text("reason", DocumentLimits.Reason),
                    Hide = entry.Flag("hide") ?? false,
                    ApprovalTimeout = timeout,
                    Mode = entry.Choice("mode", Words.Modes) ?? EnforcementMode.Enforce,
                    Limits = limits,
                }
            );
        }
        else if (entry.Node.Members.Count == 0)
        {
            diagnostics.Warning(node, $"\"{name}\" has no effect: it never allows a tool that is not listed by name");
        }

        _conditions.Read(entry, name, "*");
    }

    private MappingReader? Open(DocumentNode node) =>
        MappingReader.Open(
            node,
            "a tool's entry",
            diagnostics,
            "action",
            "reason",
            "hide",
            "require",
            "conditions",
            "deny_if",
            "on_deny",
            "limits",
            "rate_limit",
            Words.ApprovalTimeout,
            "mode"
        );

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
