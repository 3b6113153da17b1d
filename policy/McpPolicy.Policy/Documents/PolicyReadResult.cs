using System.Collections.Immutable;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents;

/// <summary>What came of reading a policy document.</summary>
/// <param name="Document">The document; null exactly when there is an error.</param>
/// <param name="Diagnostics">All errors and warnings, in the order of the file.</param>
public sealed record PolicyReadResult(PolicyDocument? Document, ImmutableArray<PolicyDiagnostic> Diagnostics);
