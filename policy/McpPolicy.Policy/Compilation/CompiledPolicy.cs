using System.Collections.Immutable;
using McpPolicy.Policy.Compilation.Methods;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation;

/// <summary>A policy document ready to decide with. Immutable.</summary>
public sealed class CompiledPolicy
{
    internal CompiledPolicy(
        PolicyDocument document,
        ComposedPolicy canonical,
        ImmutableArray<CompiledRule> rules,
        NameIndex tools,
        MethodIndex methods,
        ImmutableArray<PolicyDiagnostic> warnings
    )
    {
        Document = document;
        CanonicalJson = canonical.Json;
        Revision = canonical.Revision;
        Rules = rules;
        Tools = tools;
        Methods = methods;
        Warnings = warnings;
        Default = DefaultRule.Enforced(document);
        AuditDefault = DefaultRule.WithAudits(document);
        DefaultReason = DefaultRule.Explain(document, "tool");
        DefaultMethodReason = DefaultRule.Explain(document, "request");
    }

    /// <summary>What was compiled.</summary>
    public PolicyDocument Document { get; }

    /// <summary>The first 32 hexadecimal digits, in lower case, of the SHA-256 of <see cref="CanonicalJson"/>: the same rules have the
    /// same revision, however they were written.</summary>
    public string Revision { get; }

    /// <summary>The document in canonical form, in UTF-8.</summary>
    public ReadOnlyMemory<byte> CanonicalJson { get; }

    /// <summary>Findings that are not errors: rules that can never matter, limits that can never be hit.</summary>
    public ImmutableArray<PolicyDiagnostic> Warnings { get; }

    /// <summary>All rules of all policies, by policy name and then as written.</summary>
    public ImmutableArray<CompiledRule> Rules { get; }

    /// <summary>What happens to calls that no rule is about.</summary>
    public DefaultAction Default { get; }

    /// <summary>The tools that rules name exactly, by code point.</summary>
    public ImmutableArray<string> ExactToolNames => Tools.ExactNames;

    internal DefaultAction AuditDefault { get; }

    internal string DefaultReason { get; }

    internal string DefaultMethodReason { get; }

    internal NameIndex Tools { get; }

    internal MethodIndex Methods { get; }
}
