using McpPolicy.Policy.Model;

namespace McpPolicy.Operator.Policies;

/// <summary>Stands in for a policy that nobody can evaluate.</summary>
internal static class DenyAllPolicy
{
    /// <summary>A policy of the same name and mode that refuses every call and says whose fault it is.</summary>
    public static ToolPolicyDocument For(ReadPolicy policy) =>
        new()
        {
            Name = policy.Name,
            Mode = policy.Mode,
            Default = DefaultAction.Deny,
            Rules =
            [
                new PolicyRule
                {
                    Name = "invalid-policy",
                    Tools = ["*"],
                    Action = RuleAction.Deny,
                    Reason = $"ToolPolicy {policy.Name} is invalid, so every call is refused until it is corrected.",
                },
            ],
        };
}
