namespace McpPolicy.Operator.Policies;

/// <summary>A policy that is attached to a server.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Standing">How it takes part in the compiled policy.</param>
public sealed record AttachedPolicy(ReadPolicy Policy, PolicyStanding Standing);
