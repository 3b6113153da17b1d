using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>What is decided where no rule decides.</summary>
/// <param name="Enforced">As enforced.</param>
/// <param name="WithAudits">As if audits were enforced.</param>
/// <param name="Reason">Why it is refused, where it is.</param>
internal readonly record struct Fallback(DefaultAction Enforced, DefaultAction WithAudits, string Reason);
