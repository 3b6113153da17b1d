using System.Text.Json;
using McpPolicy.Identity.Configuration;

namespace McpPolicy.Identity.Tokens;

/// <summary>Checks the registered claims of a token whose signature is good (RFC 7519, section 4.1), and those that are required here.</summary>
internal sealed class ClaimChecks(TokenSettings settings, TimeProvider time)
{
    // The last second of the year 9999, beyond which there are no dates.
    private const double LastSecond = 253_402_300_799;

    /// <summary>The first fault; null when there is none.</summary>
    /// <param name="claims">The token's claims.</param>
    /// <param name="end">From when on the token is expired, the tolerated skew included.</param>
    public ClaimFault? Find(JsonElement claims, out DateTimeOffset end)
    {
        end = default;
        if (!claims.TryGetProperty("aud", out var audience) || !IsForUs(audience))
        {
            return new ClaimFault(AuthenticationFailure.WrongAudience, "The token is for another audience.");
        }

        var now = time.GetUtcNow();
        if (Date(claims, "exp") is not { } expires)
        {
            return Bad("The token has no exp that is a date.");
        }

        end = expires.Add(settings.ClockSkew);
        if (now >= end)
        {
            return new ClaimFault(AuthenticationFailure.Expired, "The token has expired.");
        }

        if (IsAhead(claims, "nbf", now))
        {
            return Bad("The token is not valid yet.");
        }

        if (IsAhead(claims, "iat", now))
        {
            return Bad("The token was issued in the future.");
        }

        return settings.RequiredClaims.FirstOrDefault(required => !Has(claims, required.Key, required.Value)) is { Key: { } missing }
            ? Bad($"The token's claim {missing} is missing or has another value than is required.")
            : null;
    }

    private static ClaimFault Bad(string detail) => new(AuthenticationFailure.BadClaims, detail);

    private bool IsForUs(JsonElement audience) => ClaimValues.Of(audience).Any(settings.Audiences.Contains);

    private bool IsAhead(JsonElement claims, string name, DateTimeOffset now) =>
        claims.TryGetProperty(name, out _) && (Date(claims, name) is not { } date || date > now.Add(settings.ClockSkew));

    private static bool Has(JsonElement claims, string name, IReadOnlyCollection<string> accepted) =>
        ClaimValues.Find(claims, name) is { } value && ClaimValues.Of(value).Any(accepted.Contains);

    private static DateTimeOffset? Date(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and <= LastSecond - 86_400
            ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds))
            : null;
}
