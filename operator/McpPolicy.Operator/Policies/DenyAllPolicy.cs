using McpPolicy.Policy.Model;

namespace McpPolicy.Operator.Policies;

/// <summary>Stands in for a policy that nobody can evaluate.</summary>
internal static class DenyAllPolicy
{
    private const string Rule = "invalid-policy";

    /// <summary>Whether a document is a stand-in: read back from a ConfigMap, it must not pass for what its author once wrote.</summary>
    public static bool Is(ToolPolicyDocument document) =>
        document.Rules is [{ Name: Rule } rule] && rule.Reason == ReasonFor(document.Name);

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
                    Name = Rule,
                    Tools = ["*"],
                    Action = RuleAction.Deny,
                    Reason = ReasonFor(policy.Name),
                },
            ],
        };

    private static string ReasonFor(string policy) => $"ToolPolicy {policy} is invalid, so every call is refused until it is corrected.";
}
