using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads a ToolPolicy's spec, and the entries of <c>policies</c>, which are a spec with a name.</summary>
internal sealed class PolicySpecReader(DiagnosticBag diagnostics)
{
    private static readonly Dialect Words = Dialect.ToolPolicy;

    /// <summary>A custom resource's spec, whose name is known from elsewhere.</summary>
    public ToolPolicyDocument? ReadSpec(DocumentNode node, string name)
    {
        var reader = MappingReader.Open(
            node,
            "a ToolPolicy's spec",
            diagnostics,
            "targetRefs",
            "targetSelector",
            "mode",
            "defaultAction",
            "rules"
        );
        if (reader is null)
        {
            return null;
        }

        TargetReader.Check(reader, diagnostics);
        return Read(reader, name);
    }

    /// <summary>An entry of <c>policies</c> in a composed document.</summary>
    public ToolPolicyDocument? ReadEntry(DocumentNode node)
    {
        var reader = MappingReader.Open(node, "a policy", diagnostics, "name", "mode", "defaultAction", "rules");
        if (reader is null)
        {
            return null;
        }

        var name = reader.Require("name", "\"name\": \"namespace/name\"") is { } n
            ? Values.Name(n, "name", DocumentLimits.Name * 2, diagnostics)
            : null;
        var policy = Read(reader, name ?? "");
        return name is null ? null : policy;
    }

    private ToolPolicyDocument Read(MappingReader reader, string name)
    {
        var rules = new RuleReader(diagnostics);
        var nodes = new Dictionary<PolicyRule, DocumentNode>(ReferenceEqualityComparer.Instance);
        foreach (var item in reader.Items("rules", DocumentLimits.Rules))
        {
            if (rules.Read(item) is { } rule)
            {
                nodes.Add(rule, item);
            }
        }

        var policy = new ToolPolicyDocument
        {
            Name = name,
            Mode = reader.Choice("mode", Words.Modes) ?? EnforcementMode.Enforce,
            Default = reader.Choice("defaultAction", Words.Defaults) ?? DefaultAction.Deny,
            Rules = [.. nodes.Keys],
        };
        PolicyChecks.Check(policy, rule => nodes[rule], diagnostics);
        return policy;
    }
}
