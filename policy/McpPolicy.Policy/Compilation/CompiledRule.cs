using System.Collections.Immutable;
using McpPolicy.Policy.Compilation.Subjects;
using McpPolicy.Policy.Decisions;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation;

/// <summary>A rule in force. One object a rule and compiled policy, so that it can be the key of labels and counters.</summary>
public sealed class CompiledRule
{
    internal CompiledRule(ToolPolicyDocument policy, PolicyRule rule, int index)
    {
        Source = rule;
        PolicyName = policy.Name;
        Index = index;
        Mode = policy.Mode == EnforcementMode.Audit ? EnforcementMode.Audit : rule.Mode;
        Subjects = new SubjectSet(rule.Subjects);
        TextSuffix = $" (policy {PolicyName}, rule {rule.Name}).";
        RefusalReason = Explain(rule);
        Limits = [.. rule.Limits.Select((limit, i) => new CompiledLimit(this, limit, i))];
    }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; }

    /// <summary>The rule's name, distinct within its policy.</summary>
    public string RuleName => Source.Name;

    /// <summary>The rule's place in <see cref="CompiledPolicy.Rules"/>.</summary>
    public int Index { get; }

    /// <summary>What the rule says.</summary>
    public RuleAction Action => Source.Action;

    /// <summary>Audit when the rule or its policy is in Audit mode.</summary>
    public EnforcementMode Mode { get; }

    /// <summary>Why, in the words of the policy's author; null when there are none.</summary>
    public string? Reason => Source.Reason;

    /// <summary>Calls are answered as if the tool did not exist.</summary>
    public bool Hide => Source.Hide;

    /// <summary>On RequireApproval: how long a person has to approve a call; null when the policy's author gave no time.</summary>
    public TimeSpan? ApprovalTimeout => Source.ApprovalTimeout;

    /// <summary>Where the rule was written, as a JSON Pointer into its document.</summary>
    public string Pointer => Source.Pointer;

    /// <summary>The rule's limits.</summary>
    public ImmutableArray<CompiledLimit> Limits { get; }

    /// <summary>The scopes that a caller needs for the calls the rule is about; empty for none.</summary>
    public ImmutableArray<string> RequireScopes => Source.RequireScopes;

    internal PolicyRule Source { get; }

    internal SubjectSet Subjects { get; }

    internal string TextSuffix { get; }

    /// <summary>Why calls are refused: the author's words, else what can be told from the rule.</summary>
    internal string? RefusalReason { get; }

    private static string? Explain(PolicyRule rule) =>
        rule.Action switch
        {
            RuleAction.RequireApproval => $"{rule.Reason ?? "A person has to approve this call."} Approvals cannot be asked for yet.",
            RuleAction.Allow when !rule.RequireScopes.IsEmpty => ExplainScopes(rule.RequireScopes),
            RuleAction.Deny when rule is { Reason: null, When: not null } => "These arguments are not allowed.",
            _ => rule.Reason,
        };

    /// <summary>Whether the caller has every scope that the rule asks for.</summary>
    internal bool HasScopes(Caller caller)
    {
        foreach (var scope in Source.RequireScopes)
        {
            if (!caller.HasScope(scope))
            {
                return false;
            }
        }

        return true;
    }

    private static string ExplainScopes(ImmutableArray<string> scopes) =>
        $"The caller's credential needs the {(scopes.Length == 1 ? "scope" : "scopes")} {string.Join(' ', scopes)}.";

    /// <summary><c>policy/rule</c>.</summary>
    public override string ToString() => $"{PolicyName}/{RuleName}";
}
