using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>Reads the seed's part of a policy.json (<c>default</c>, <c>hide</c>, <c>all_tools</c> and the sections with a key for each name) into one policy that is
/// named after its file.</summary>
internal sealed class SeedPolicyReader(DiagnosticBag diagnostics)
{
    public static readonly ImmutableArray<string> Sections =
    [
        "hide",
        "all_tools",
        .. SeedSection.All.Select(static section => section.Key),
    ];

    public ToolPolicyDocument Read(MappingReader root, string name)
    {
        var rules = new SeedRules();
        ReadHidden(root, rules);
        if (root.Find("all_tools") is { } all)
        {
            new SeedToolReader(SeedSection.Tools, rules, diagnostics).ReadAll(all, "all_tools");
        }

        foreach (var section in SeedSection.All)
        {
            if (root.Find(section.Key) is { } node)
            {
                new SeedSectionReader(section, new SeedToolReader(section, rules, diagnostics), diagnostics).Read(node);
            }
        }

        var policy = new ToolPolicyDocument
        {
            Name = name,
            Default = root.Choice("default", Dialect.Seed.Defaults) ?? DefaultAction.Deny,
            Rules = rules.ToImmutable(),
        };
        PolicyChecks.Check(policy, rules.NodeOf, diagnostics);
        return policy;
    }

    private void ReadHidden(MappingReader root, SeedRules rules)
    {
        if (root.Find("hide") is not { } node)
        {
            return;
        }

        var names = ToolNamesReader.Read(root.Items("hide", DocumentLimits.Rules), "hide", diagnostics);
        if (!names.IsEmpty)
        {
            rules.Add(
                node,
                new PolicyRule
                {
                    Name = "hide",
                    Tools = names,
                    Action = RuleAction.Deny,
                    Hide = true,
                }
            );
        }
    }
}
