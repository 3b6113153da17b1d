namespace McpPolicy.Identity.Tokens;

/// <summary>What is wrong with a token's claims.</summary>
internal readonly record struct ClaimFault(AuthenticationFailure Failure, string Detail);
