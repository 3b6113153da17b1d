using McpPolicy.Policy.Documents.Rules;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents;

/// <summary>Reads and validates the specs of ToolPolicy resources: the one validator, used on files and by the operator.</summary>
public static class ToolPolicyReader
{
    /// <summary>Reads the <c>spec</c> of a ToolPolicy.</summary>
    /// <param name="specJson">The spec as JSON, in UTF-8.</param>
    /// <param name="policyName">The policy's name in decisions and messages: <c>namespace/name</c>.</param>
    /// <returns>The policy, or every error with its place; pointers are relative to the spec.</returns>
    public static ToolPolicyReadResult ReadSpec(ReadOnlyMemory<byte> specJson, string policyName)
    {
        ArgumentException.ThrowIfNullOrEmpty(policyName);
        var diagnostics = new DiagnosticBag(policyName);
        var refused = DocumentGuards.Refuse(specJson.Span, diagnostics);
        var root = refused ? null : JsonTreeReader.Read(specJson.Span, diagnostics);
        var policy = root is null ? null : new PolicySpecReader(diagnostics).ReadSpec(root, policyName);
        return new ToolPolicyReadResult(diagnostics.HasErrors ? null : policy, diagnostics.ToImmutable());
    }
}
