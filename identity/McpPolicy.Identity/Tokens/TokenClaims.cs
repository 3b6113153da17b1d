using System.Text.Json;

namespace McpPolicy.Identity.Tokens;

/// <summary>What rules can ask of a verified token, whoever issued it.</summary>
internal static class TokenClaims
{
    private const int LongestName = 1024;
    private static readonly string[] ScopeClaims = ["scope", "scp"];

    /// <summary>The claims at the top, each value by itself.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All(JsonElement claims) =>
        claims
            .EnumerateObject()
            .SelectMany(static claim => ClaimValues.Of(claim.Value).Select(value => KeyValuePair.Create(claim.Name, value)));

    /// <summary>The scopes: <c>scope</c> is a text with blanks between them (RFC 8693, section 4.2), <c>scp</c> a text or an array.</summary>
    public static IEnumerable<string> Scopes(JsonElement claims) =>
        ScopeClaims
            .Select(name => ClaimValues.Find(claims, name))
            .OfType<JsonElement>()
            .SelectMany(ClaimValues.Of)
            .SelectMany(static text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether a text can be a subject's or group's name: not empty, not endless, no control characters.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and <= LongestName } && !text.Any(char.IsControl);
}
