using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Authentication;

/// <summary>A claim that tokens must have.</summary>
public sealed record RequiredClaim
{
    /// <summary>The claim's name, or a JSON Pointer (RFC 6901) into the claims.</summary>
    [Length(1, 253)]
    public required string Claim { get; init; }

    /// <summary>The accepted values; the token must have one of them. 1 to 64.</summary>
    [Items(1, 64)]
    [Length(1, 253)]
    public required IReadOnlyList<string> Values { get; init; }
}
