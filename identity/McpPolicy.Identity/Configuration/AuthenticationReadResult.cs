using System.Collections.Immutable;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Identity.Configuration;

/// <summary>What came of reading an authentication file.</summary>
/// <param name="Settings">The settings; null exactly when there is an error.</param>
/// <param name="Diagnostics">All errors, in the order of the file.</param>
public sealed record AuthenticationReadResult(AuthenticationSettings? Settings, ImmutableArray<PolicyDiagnostic> Diagnostics);
