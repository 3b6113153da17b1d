using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.PolicyJson;

/// <summary>What a policy.json says about one tool, one glob or all tools.</summary>
/// <param name="key">The tool's name, the glob, or <c>all_tools</c>.</param>
internal sealed class SeedEntry(string key)
{
    public string Key => key;

    /// <summary>The rule that allows, denies or limits whatever the arguments; null when there is none.</summary>
    public PolicyRule? Main { get; set; }

    /// <summary>The rules that deny some arguments.</summary>
    public List<PolicyRule> Conditions { get; } = [];

    /// <summary>All rules of an entry share one mode.</summary>
    public EnforcementMode Mode => (Main ?? Conditions[0]).Mode;

    public bool HasMixedModes => Conditions.Exists(rule => rule.Mode != Mode);
}
