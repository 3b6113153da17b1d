using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>What the rules of one policy must not contradict each other in.</summary>
internal static class PolicyChecks
{
    /// <summary>Names are distinct, and limits that share a counter agree on how much it holds.</summary>
    /// <param name="policy">The policy as read.</param>
    /// <param name="nodeOf">Where a rule is written.</param>
    /// <param name="diagnostics">Takes the errors.</param>
    public static void Check(ToolPolicyDocument policy, Func<PolicyRule, DocumentNode> nodeOf, DiagnosticBag diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var counters = new Dictionary<(string, TimeSpan, CounterScope, WindowAlignment, EnforcementMode), RuleLimit>();
        foreach (var rule in policy.Rules)
        {
            if (!names.Add(rule.Name))
            {
                diagnostics.Error(nodeOf(rule), $"two rules are named \"{rule.Name}\"; give each its own name");
            }

            foreach (var limit in rule.Limits)
            {
                var key = (limit.Counter, limit.Window, limit.Scope, limit.Alignment, limit.Mode);
                if (!counters.TryAdd(key, limit) && counters[key].Max != limit.Max)
                {
                    diagnostics.Error(
                        nodeOf(rule),
                        $"counter \"{limit.Counter}\" has max {limit.Max} here and {counters[key].Max} in another limit with the same "
                            + "window and scope; use one max, or another counter name"
                    );
                }
            }
        }
    }
}
