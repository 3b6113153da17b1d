namespace McpPolicy.Policy.Model;

/// <summary>What a matching rule says about a call. Over all policies, Deny beats RequireApproval beats Allow.</summary>
public enum RuleAction
{
    /// <summary>The call may be made while every limit of the rule has room.</summary>
    Allow,

    /// <summary>The call is refused, whatever other rules say.</summary>
    Deny,

    /// <summary>A person has to approve the call. There are no approvals yet, so the call is refused and the answer says so.</summary>
    RequireApproval,

    /// <summary>Says nothing about whether the call may be made, but its limits apply if it may: the seed's <c>all_tools</c>.</summary>
    Limit,
}
