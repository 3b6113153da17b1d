using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Model;

namespace McpPolicy.Cli.Convert.PolicyJson;

/// <summary>Sorts the rules of a policy into the entries of a policy.json, and notes what does not go into any.</summary>
internal sealed class SeedEntries
{
    /// <summary>The key of the entry that adds to what is said about each tool and allows none.</summary>
    public const string AllTools = "all_tools";

    private readonly OrderedDictionary<string, SeedEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    public SeedEntries(IEnumerable<PolicyRule> rules, DefaultAction fallback)
    {
        foreach (var rule in rules)
        {
            if (RefusalOf(rule) is { } problem)
            {
                _problems.Add($"rule {rule.Name}: {problem}");
                continue;
            }

            foreach (var tool in rule.Tools.Distinct(StringComparer.Ordinal))
            {
                Place(rule, tool);
            }
        }

        _problems.AddRange(_entries.Values.Where(static e => e.HasMixedModes).Select(Mixed));
        _problems.AddRange(_entries.Values.Where(entry => fallback == DefaultAction.Deny && WouldWiden(entry)).Select(Widening));
    }

    public IEnumerable<SeedEntry> All => _entries.Values;

    public IReadOnlyList<string> Problems => _problems;

    private static string? RefusalOf(PolicyRule rule)
    {
        var isAboutAll = rule.Tools.Any(IsAll);
        return rule switch
        {
            { Prompts.IsEmpty: false } or { Resources.IsEmpty: false } or { Methods.IsEmpty: false } =>
                "prompts, resources and methods cannot be converted to policy.json; write them into its sections by hand",
            { Subjects.IsEmpty: false } => "subjects cannot be said in policy.json, which is about every caller alike",
            { RequireScopes.IsEmpty: false } => "requireScopes cannot be said in policy.json, which is about every caller alike",
            { Action: RuleAction.Allow, When: not null } =>
                "allowing on a condition cannot be said in policy.json; allow the tool, and deny the opposite in a rule of its own",
            { Action: RuleAction.RequireApproval, When: not null } =>
                "approval on a condition cannot be said in policy.json; approval of a tool can, whatever its arguments",
            { Action: RuleAction.Allow } when isAboutAll =>
                "allowing every tool cannot be said in policy.json, where * allows none; name the tools, or use default: allow",
            { Action: RuleAction.Limit, When: not null } => "a limit on a condition cannot be said in policy.json",
            { Action: RuleAction.Limit } when !rule.Tools.All(IsAll) =>
                "the action Limit on some tools cannot be said in policy.json; put the limits on the rule that allows them",
            _ => null,
        };
    }

    private static bool IsAll(string tool) => tool.Trim('*').Length == 0;

    private void Place(PolicyRule rule, string tool)
    {
        var key = IsAll(tool) ? AllTools : tool;
        if (!_entries.TryGetValue(key, out var entry))
        {
            _entries.Add(key, entry = new SeedEntry(key));
        }

        if (rule.When is not null)
        {
            entry.Conditions.Add(rule);
        }
        else if (entry.Main is { } other)
        {
            _problems.Add($"rules {other.Name} and {rule.Name} are both about {tool}; policy.json has one entry for it, so merge them");
        }
        else
        {
            entry.Main = rule;
        }
    }

    /// <summary>An entry allows its tool unless it says otherwise, so conditions alone would open what nothing else opens.</summary>
    private bool WouldWiden(SeedEntry entry) =>
        entry is { Main: null, Key: not AllTools }
        && !_entries.Values.Any(other =>
            other.Main is { Action: RuleAction.Allow, Mode: EnforcementMode.Enforce }
            && GlobPattern.IsMatch(System.Text.Encoding.UTF8.GetBytes(other.Key), System.Text.Encoding.UTF8.GetBytes(entry.Key))
        );

    private static string Mixed(SeedEntry entry) =>
        $"rules {string.Join(" and ", entry.Conditions.Prepend(entry.Main).OfType<PolicyRule>().Select(static r => r.Name))}: policy.json has "
        + $"one mode for all that is said about {entry.Key}";

    private static string Widening(SeedEntry entry) =>
        $"rule {entry.Conditions[0].Name}: no rule allows {entry.Key}, and an entry in policy.json would; allow it in a rule of its own, or drop this one";
}
