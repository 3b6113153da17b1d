using Microsoft.IdentityModel.Tokens;

namespace McpPolicy.Identity.Keys;

/// <summary>A public key of an issuer.</summary>
/// <param name="Id">Its <c>kid</c>; null when it has none.</param>
/// <param name="Thumbprint">The hash of its public part (RFC 7638), by which it is known again.</param>
/// <param name="Algorithms">The algorithms it may be used with.</param>
/// <param name="Key">The key itself.</param>
internal sealed record SigningKey(string? Id, string Thumbprint, IReadOnlyList<string> Algorithms, SecurityKey Key);
