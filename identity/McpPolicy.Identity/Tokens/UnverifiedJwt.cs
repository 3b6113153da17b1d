using System.Text.Json;

namespace McpPolicy.Identity.Tokens;

/// <summary>A JWT in three parts (RFC 7519) whose form is sound. Nothing that it says is verified.</summary>
/// <param name="Algorithm">The header's <c>alg</c>.</param>
/// <param name="KeyId">The header's <c>kid</c>; null when it has none.</param>
/// <param name="Claims">The payload: an object without duplicate names at any depth.</param>
public sealed record UnverifiedJwt(string Algorithm, string? KeyId, JsonElement Claims)
{
    /// <summary>Who says to have issued it; null when it does not say so in a string.</summary>
    public string? Issuer =>
        Claims.TryGetProperty("iss", out var issuer) && issuer.ValueKind == JsonValueKind.String ? issuer.GetString() : null;

    /// <summary>Says nothing of the token.</summary>
    public override string ToString() => nameof(UnverifiedJwt);
}
