using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.ToolPolicies;

/// <summary>What files may say and the custom resource's schema refuses.</summary>
internal static class ToolPolicyLimits
{
    private const int MaxTools = 128;

    public static IEnumerable<string> Check(ToolPolicyDocument policy)
    {
        foreach (var rule in policy.Rules)
        {
            if (rule.Tools.Length > MaxTools)
            {
                yield return $"rule {rule.Name}: a ToolPolicy's rule has at most {MaxTools} tools, this one has {rule.Tools.Length}; split it";
            }

            foreach (var limit in rule.Limits.Where(static limit => !Dialect.Windows.Values.Contains(limit.Window)))
            {
                yield return $"rule {rule.Name}: a window of {limit.Window.TotalSeconds} seconds cannot be said in a ToolPolicy; "
                    + "its windows are second, minute, hour and day";
            }
        }
    }
}
