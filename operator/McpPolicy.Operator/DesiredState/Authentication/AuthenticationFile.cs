using System.Text.Json.Nodes;
using McpPolicy.Operator.Entities.Authentication;

namespace McpPolicy.Operator.DesiredState.Authentication;

/// <summary>Writes the file that tells proxies how callers prove who they are (docs/authentication.md).</summary>
internal static class AuthenticationFile
{
    /// <summary>The file's content.</summary>
    /// <param name="settings">What the spec says, with authenticators.</param>
    /// <param name="clusterIssuer">The issuer of the cluster's ServiceAccounts; only read where one of the authenticators is for them.</param>
    public static string Write(AuthenticationSettings settings, string clusterIssuer)
    {
        var authenticators = settings.Authenticators!.Select(a => (JsonNode?)Write(a, clusterIssuer)).ToArray();
        return Compact(
                ("version", "1"),
                ("resource", settings.Resource),
                ("scopes", ListOf(settings.Scopes)),
                ("authenticators", new JsonArray(authenticators))
            )
            .ToJsonString();
    }

    private static JsonObject Write(Authenticator authenticator, string clusterIssuer)
    {
        var written = authenticator.Type switch
        {
            AuthenticatorType.Grants => Compact(("path", $"{AuthenticationMounts.CredentialsDirectory}/{AuthenticationMounts.GrantsKey}")),
            AuthenticatorType.ApiKeys => Compact(("path", AuthenticationMounts.KeysPath(authenticator))),
            AuthenticatorType.Oidc => Write(authenticator, authenticator.Oidc!),
            AuthenticatorType.ServiceAccount => Write(authenticator.ServiceAccount!, clusterIssuer),
            _ => [],
        };
        written.Insert(0, "name", authenticator.Name);
        written.Insert(1, "type", authenticator.Type.ToString());
        return written;
    }

    private static JsonObject Write(Authenticator authenticator, OidcSettings oidc) =>
        Compact(
            ("issuer", oidc.Issuer),
            ("audiences", ListOf(oidc.Audiences)),
            ("jwks", KeysOf(authenticator, oidc.Jwks)),
            ("caFile", oidc.CaBundleRef is null ? null : AuthenticationMounts.CaPath(authenticator)),
            ("requiredClaims", ClaimsOf(oidc.RequiredClaims)),
            ("clockSkewSeconds", oidc.ClockSkewSeconds),
            ("subjectClaim", oidc.SubjectClaim),
            ("subjectPrefix", oidc.SubjectPrefix),
            ("groupsClaim", oidc.GroupsClaim),
            ("groupsPrefix", oidc.GroupsPrefix)
        );

    private static JsonObject Write(ServiceAccountSettings account, string issuer) =>
        Compact(
            ("issuer", issuer),
            ("audiences", ListOf(account.Audiences)),
            ("jwks", FileAt($"{AuthenticationMounts.CredentialsDirectory}/{AuthenticationMounts.ClusterKeysKey}")),
            ("clockSkewSeconds", account.ClockSkewSeconds)
        );

    private static JsonObject? KeysOf(Authenticator authenticator, JwksSource? source) =>
        source is null ? null
        : source.Url is { } url ? new JsonObject { ["url"] = url }
        : FileAt(AuthenticationMounts.KeySetPath(authenticator));

    private static JsonObject FileAt(string path) => new() { ["file"] = path };

    private static JsonObject? ClaimsOf(IReadOnlyList<RequiredClaim>? claims) =>
        claims is not { Count: > 0 } ? null : new JsonObject(claims.Select(c => KeyValuePair.Create(c.Claim, (JsonNode?)ListOf(c.Values))));

    private static JsonArray? ListOf(IReadOnlyList<string>? values) =>
        values is not { Count: > 0 } ? null : new JsonArray([.. values.Select(v => (JsonNode?)v)]);

    private static JsonObject Compact(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var written = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                written.Add(name, value);
            }
        }

        return written;
    }
}
