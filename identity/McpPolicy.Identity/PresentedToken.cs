using McpPolicy.Identity.Tokens;

namespace McpPolicy.Identity;

/// <summary>A bearer token that somebody presented (RFC 6750).</summary>
/// <param name="Text">The token's characters.</param>
/// <param name="Digest">The SHA-256 of the token.</param>
/// <param name="Jwt">The token taken apart, nothing of it verified; null when it is no JWT.</param>
public readonly record struct PresentedToken(ReadOnlyMemory<char> Text, TokenDigest Digest, UnverifiedJwt? Jwt)
{
    /// <summary>Says nothing of the token, so that it cannot end up in a log by accident.</summary>
    public override string ToString() => nameof(PresentedToken);
}
