using System.Collections.Immutable;
using McpPolicy.Operator.Grants;
using McpPolicy.Operator.Policies;
using McpPolicy.Operator.Reports;

namespace McpPolicy.Operator.Status;

/// <summary>What a reconciliation of a valid server found out.</summary>
/// <param name="Policy">What its policies come to.</param>
/// <param name="MissingReferences">What the spec refers to that is not there.</param>
/// <param name="Rollout">How far the policy has come; null when it could not be sent on its way.</param>
/// <param name="Obstacle">Why it could not; null when it could.</param>
/// <param name="Credentials">The grants of the server; null where it takes none.</param>
internal sealed record ServerFindings(
    ResolvedPolicy Policy,
    ImmutableArray<MissingReference> MissingReferences,
    Rollout? Rollout,
    Verdict? Obstacle,
    ServerCredentials? Credentials = null
);
