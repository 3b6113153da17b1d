using System.Collections.Immutable;
using McpPolicy.Policy.Compilation.Canonical;
using McpPolicy.Policy.Compilation.Methods;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Compilation.Warnings;
using McpPolicy.Policy.Documents;
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
        return new CompiledPolicy(
            document,
            CanonicalForm.Of(document),
            compiled,
            Tools(compiled),
            MethodIndex.Of(compiled),
            PolicyWarnings.Find(document, compiled)
        );
    }

    private static NameIndex Tools(ImmutableArray<CompiledRule> rules)
    {
        var tools = new NameIndexBuilder(DocumentLimits.ToolName);
        foreach (var rule in rules)
        {
            foreach (var tool in rule.Source.Tools)
            {
                tools.Add(tool, rule);
            }
        }

        return tools.Build();
    }
}
