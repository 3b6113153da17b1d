using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Seed;

/// <summary>The rules that a seed document turned into so far, each with the place it came from.</summary>
internal sealed class SeedRules
{
    private readonly List<PolicyRule> _rules = [];
    private readonly Dictionary<PolicyRule, DocumentNode> _nodes = new(ReferenceEqualityComparer.Instance);

    public void Add(DocumentNode node, PolicyRule rule)
    {
        var placed = rule with { Pointer = node.Pointer };
        _rules.Add(placed);
        _nodes.Add(placed, node);
    }

    public DocumentNode NodeOf(PolicyRule rule) => _nodes[rule];

    public ImmutableArray<PolicyRule> ToImmutable() => [.. _rules];
}
