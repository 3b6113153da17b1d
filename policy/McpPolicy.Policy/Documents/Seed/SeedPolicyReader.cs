using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>Reads the seed's part of a policy.json (<c>default</c>, <c>hide</c>, <c>all_tools</c>, <c>tools</c>) into one policy that is
/// named after its file.</summary>
internal sealed class SeedPolicyReader(DiagnosticBag diagnostics)
{
    public static readonly ImmutableArray<string> Sections = ["hide", "all_tools", "tools"];

    public ToolPolicyDocument Read(MappingReader root, string name)
    {
        var rules = new SeedRules();
        ReadHidden(root, rules);
        var tools = new SeedToolReader(rules, diagnostics);
        if (root.Find("all_tools") is { } all)
        {
            tools.ReadAll(all, "all_tools");
        }

        ReadTools(root, tools);
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

    private void ReadTools(MappingReader root, SeedToolReader reader)
    {
        if (root.Find("tools") is not { } node)
        {
            return;
        }

        if (node is not MappingNode tools)
        {
            diagnostics.Error(node, $"\"tools\" must be an object with a key for each tool, not {node.Describe()}");
            return;
        }

        if (tools.Members.Count > DocumentLimits.Rules)
        {
            diagnostics.Error(node, $"\"tools\" has {tools.Members.Count} entries; at most {DocumentLimits.Rules} are allowed");
            return;
        }

        foreach (var member in tools.Members)
        {
            if (!ToolNamesReader.Check(member.Value, member.Key, diagnostics))
            {
                continue;
            }

            // The seed: "*" speaks about all tools, but never rescues one that is not listed.
            if (member.Key.Trim('*').Length == 0)
            {
                reader.ReadAll(member.Value, member.Key);
            }
            else
            {
                reader.ReadTool(member.Value, member.Key);
            }
        }
    }
}
