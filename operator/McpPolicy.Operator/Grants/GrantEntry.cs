using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using McpPolicy.Identity.Configuration;
using McpPolicy.Identity.Credentials;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Policies;

namespace McpPolicy.Operator.Grants;

/// <summary>A grant as credential files have it (docs/authentication.md).</summary>
internal static class GrantEntry
{
    // Stands for the hash where a spec is judged before there is a token.
    private static readonly string AnyHash = "sha256:" + new string('0', 64);

    /// <summary>The entry.</summary>
    public static JsonObject Write(string name, McpGrantSpec spec, string hash)
    {
        var entry = new JsonObject { ["name"] = name, ["hash"] = hash };
        if (spec.Subject is { } subject)
        {
            entry["subject"] = subject;
        }

        AddList(entry, "groups", spec.Groups);
        AddLabels(entry, spec.Labels);
        AddList(entry, "scopes", spec.Scopes);
        if (spec.ExpiresAt is { } end)
        {
            entry["expiresAt"] = end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        }

        if (spec.Suspended)
        {
            entry["suspended"] = true;
        }

        return entry;
    }

    /// <summary>A credential file of these entries.</summary>
    public static string File(IEnumerable<JsonObject> entries) =>
        new JsonObject { ["version"] = "1", ["grants"] = new JsonArray([.. entries]) }.ToJsonString();

    /// <summary>
    /// What proxies would not take. One entry that they do not take would have them keep the whole file before it, and with it every token
    /// revoked since: so each is judged by the proxies' own reader first.
    /// </summary>
    public static ImmutableArray<string> ErrorsIn(string name, McpGrantSpec spec)
    {
        var file = Encoding.UTF8.GetBytes(File([Write(name, spec, AnyHash)]));
        return
        [
            .. CredentialCheck.Check(AuthenticatorType.Grants, file, name).Select(e => $"{FieldPath.Of(InSpec(e.Pointer))}: {e.Message}"),
        ];
    }

    private static string InSpec(string pointer) => pointer.Replace("/grants/0", "", StringComparison.Ordinal);

    private static void AddList(JsonObject entry, string member, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            entry[member] = new JsonArray([.. values.Select(v => (JsonNode?)v)]);
        }
    }

    private static void AddLabels(JsonObject entry, IReadOnlyDictionary<string, string>? labels)
    {
        if (labels is { Count: > 0 })
        {
            entry["labels"] = new JsonObject(
                labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value))
            );
        }
    }
}
