using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>What the rules about a call add up to, in whatever order they come: Deny beats a missing scope beats RequireApproval beats
/// Allow beats the default. Of rules with the same weight the first is named.</summary>
internal struct Tally
{
    private CompiledRule? _hidden;
    private CompiledRule? _deny;
    private CompiledRule? _scope;
    private CompiledRule? _approval;
    private CompiledRule? _maybeApproval;
    private CompiledRule? _allow;

    /// <summary>Whether a rule whose condition came out so takes part: unknown counts against the call.</summary>
    public static bool Applies(RuleAction action, Truth truth) =>
        truth == Truth.True || (truth == Truth.Unknown && action != RuleAction.Allow);

    public void Add(CompiledRule rule, Truth truth, Caller caller)
    {
        switch (rule.Action)
        {
            case RuleAction.Deny when rule.Hide:
                _hidden ??= rule;
                break;
            case RuleAction.Deny:
                _deny ??= rule;
                break;
            case RuleAction.RequireApproval when truth == Truth.Unknown:
                _maybeApproval ??= rule;
                break;
            case RuleAction.RequireApproval:
                _approval ??= rule;
                break;
            case RuleAction.Allow when !rule.HasScopes(caller):
                _scope ??= rule;
                break;
            case RuleAction.Allow:
                _allow ??= rule;
                break;
        }
    }

    public readonly (Effect Effect, CompiledRule? Rule) Result(DefaultAction fallback)
    {
        if ((_hidden ?? _deny ?? _scope) is { } deny)
        {
            return (Effect.Deny, deny);
        }

        if (_approval is not null)
        {
            return (Effect.Approval, _approval);
        }

        if (_allow is null && fallback == DefaultAction.Deny)
        {
            return (Effect.Deny, null);
        }

        // Whether approval is needed could not be found out: it never opens what is closed, but it closes what is open.
        return _maybeApproval is null ? (Effect.Allow, _allow) : (Effect.Approval, _maybeApproval);
    }
}
