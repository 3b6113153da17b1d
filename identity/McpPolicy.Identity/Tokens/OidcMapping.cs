using System.Text.Json;
using McpPolicy.Identity.Configuration;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity.Tokens;

/// <summary>Subject and groups as the settings say.</summary>
internal sealed class OidcMapping(TokenSettings settings) : ICallerMapping
{
    // Kubernetes' own names: an issuer outside must not be able to give them out.
    private const string Reserved = "system:";

    /// <inheritdoc/>
    public CallerIdentity? Map(JsonElement claims, out string? problem)
    {
        var claim = ClaimValues.Find(claims, settings.SubjectClaim);
        var subject = claim is { ValueKind: JsonValueKind.String } text ? settings.SubjectPrefix + text.GetString() : null;
        var groups = GroupsOf(claims);
        problem = FindProblem(claim, subject, groups);
        return problem is not null
            ? null
            : new CallerIdentity
            {
                Id = $"oidc/{settings.Name}/{subject}",
                Subject = subject,
                Groups = groups,
                Claims = TokenClaims.All(claims),
                Scopes = TokenClaims.Scopes(claims),
            };
    }

    private string? FindProblem(JsonElement? claim, string? subject, string[] groups)
    {
        if (claim is not { ValueKind: JsonValueKind.String } text || string.IsNullOrEmpty(text.GetString()) || !TokenClaims.IsName(subject))
        {
            return $"The token's claim {settings.SubjectClaim} is no subject.";
        }

        if (!Array.TrueForAll(groups, TokenClaims.IsName))
        {
            return $"The token's claim {settings.GroupsClaim} has a group that is no name.";
        }

        return IsReserved(subject!) || Array.Exists(groups, IsReserved)
            ? $"The token names a subject or group that begins with {Reserved}, which is reserved."
            : null;
    }

    private string[] GroupsOf(JsonElement claims) =>
        ClaimValues.Find(claims, settings.GroupsClaim) is { } groups
            ? [.. ClaimValues.Of(groups).Select(group => settings.GroupsPrefix + group)]
            : [];

    private static bool IsReserved(string name) => name.StartsWith(Reserved, StringComparison.Ordinal);
}
