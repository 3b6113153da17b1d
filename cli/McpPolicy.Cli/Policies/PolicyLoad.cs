using System.Collections.Immutable;
using McpPolicy.Policy.Documents;

namespace McpPolicy.Cli.Policies;

/// <summary>What came of loading policy files.</summary>
/// <param name="Policy">The policy that the files are together; null exactly when there is an error.</param>
/// <param name="Diagnostics">All errors and warnings.</param>
internal sealed record PolicyLoad(LoadedPolicy? Policy, ImmutableArray<PolicyDiagnostic> Diagnostics)
{
    public IEnumerable<PolicyDiagnostic> Errors => Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error);
}
