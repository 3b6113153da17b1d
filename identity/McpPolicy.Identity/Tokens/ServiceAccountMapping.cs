using System.Text.Json;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Identity.Tokens;

/// <summary>The ServiceAccount of a token that a Kubernetes API server issued (projected service account tokens).</summary>
internal sealed class ServiceAccountMapping : ICallerMapping
{
    private const string Prefix = "system:serviceaccount:";
    private const string Bad = "The token is not one of a ServiceAccount.";

    /// <inheritdoc/>
    public CallerIdentity? Map(JsonElement claims, out string? problem)
    {
        problem = null;
        var subject = ClaimValues.Find(claims, "sub") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        var parts = subject.StartsWith(Prefix, StringComparison.Ordinal) ? subject[Prefix.Length..].Split(':') : [];
        if (parts is not [{ Length: > 0 } space, { Length: > 0 } name] || !Agrees(claims, space, name) || !TokenClaims.IsName(subject))
        {
            problem = Bad;
            return null;
        }

        return new CallerIdentity
        {
            Id = $"serviceaccount/{space}/{name}",
            Subject = subject,
            ServiceAccount = $"{space}/{name}",
            Groups = ["system:serviceaccounts", $"system:serviceaccounts:{space}"],
            Claims = TokenClaims.All(claims),
            Scopes = TokenClaims.Scopes(claims),
        };
    }

    // The API server says it twice; who says it once only is not the API server.
    private static bool Agrees(JsonElement claims, string space, string name) =>
        Text(claims, "/kubernetes.io/namespace") == space && Text(claims, "/kubernetes.io/serviceaccount/name") == name;

    private static string? Text(JsonElement claims, string pointer) =>
        ClaimValues.Find(claims, pointer) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
