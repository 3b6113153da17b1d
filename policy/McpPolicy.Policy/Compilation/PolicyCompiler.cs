using System.Collections.Immutable;
using McpPolicy.Policy.Compilation.Canonical;
using McpPolicy.Policy.Compilation.Tools;
using McpPolicy.Policy.Compilation.Warnings;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation;

/// <summary>Turns a document into a policy that decides.</summary>
public static class PolicyCompiler
{
    /// <summary>Compiles a document that <c>PolicyReader</c> accepted, or one composed of policies that <c>ToolPolicyReader</c> accepted.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The compiled policy. Every document that was read without an error compiles.</returns>
    /// <exception cref="ArgumentException">Two policies have the same name: the document does not come from a reader.</exception>
    public static CompiledPolicy Compile(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var rules = ImmutableArray.CreateBuilder<CompiledRule>();
        foreach (var policy in CanonicalForm.InOrder(document))
        {
            foreach (var rule in policy.Rules)
            {
                rules.Add(new CompiledRule(policy, rule, rules.Count));
            }
        }

        var compiled = rules.ToImmutable();
        return new CompiledPolicy(document, CanonicalForm.Of(document), compiled, Index(compiled), PolicyWarnings.Find(document, compiled));
    }

    private static ToolIndex Index(ImmutableArray<CompiledRule> rules)
    {
        var exact = new Dictionary<string, List<CompiledRule>>(StringComparer.Ordinal);
        var globs = new GlobTrie();
        foreach (var rule in rules)
        {
            foreach (var tool in rule.Source.Tools)
            {
                if (GlobPattern.IsGlob(tool))
                {
                    globs.Add(tool, rule);
                    continue;
                }

                if (!exact.TryGetValue(tool, out var named))
                {
                    exact.Add(tool, named = []);
                }

                named.Add(rule);
            }
        }

        return new ToolIndex(exact, globs);
    }
}
