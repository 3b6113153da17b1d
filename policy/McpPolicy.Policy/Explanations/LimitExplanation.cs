using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Limits;

namespace McpPolicy.Policy.Explanations;

/// <summary>What a call uses up of one limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Cost">How much; 0 when <paramref name="Problem"/> says that it cannot be told.</param>
/// <param name="Problem">Why the cost cannot be told, so that the call is refused; null when it can.</param>
public sealed record LimitExplanation(CompiledLimit Limit, Quantity Cost, string? Problem);
