namespace McpPolicy.Controllers.Reflectors;

/// <summary>What a reflector watches.</summary>
/// <param name="Namespace">The namespace; null for all, and for cluster-scoped kinds.</param>
/// <param name="Scope">Which objects.</param>
/// <param name="IsOptional">Whether a kind that is not served counts as one without objects.</param>
internal sealed record ReflectorTarget(string? Namespace, WatchScope Scope, bool IsOptional);
