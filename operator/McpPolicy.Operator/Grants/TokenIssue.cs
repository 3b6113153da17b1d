using McpPolicy.Operator.Entities.Grants;

namespace McpPolicy.Operator.Grants;

/// <summary>What came of seeing to a grant's token.</summary>
/// <param name="Token">The token in force; null when there is none.</param>
/// <param name="Problem">Why there is none, and what to do about it; null when there is one.</param>
internal readonly record struct TokenIssue(GrantTokenStatus? Token, string? Problem);
