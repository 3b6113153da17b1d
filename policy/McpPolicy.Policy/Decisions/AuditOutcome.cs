using McpPolicy.Policy.Compilation;

namespace McpPolicy.Policy.Decisions;

/// <summary>What would have been decided if everything in Audit mode were enforced.</summary>
/// <param name="Effect">What would have been done with the call.</param>
/// <param name="Rule">The rule that would have decided; null for the default.</param>
/// <param name="Limit">The limit that would have been hit; null for none.</param>
public readonly record struct AuditOutcome(Effect Effect, CompiledRule? Rule, CompiledLimit? Limit);
