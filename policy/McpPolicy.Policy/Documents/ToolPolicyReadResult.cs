using System.Collections.Immutable;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents;

/// <summary>What came of reading the spec of one ToolPolicy.</summary>
/// <param name="Policy">The policy; null exactly when there is an error.</param>
/// <param name="Diagnostics">All errors and warnings, in the order of the document.</param>
public sealed record ToolPolicyReadResult(ToolPolicyDocument? Policy, ImmutableArray<PolicyDiagnostic> Diagnostics);
