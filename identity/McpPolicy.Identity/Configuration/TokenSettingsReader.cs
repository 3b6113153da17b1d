using System.Collections.Frozen;
using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Text;

namespace McpPolicy.Identity.Configuration;

/// <summary>Reads what <c>Oidc</c> and <c>ServiceAccount</c> have in common, and how Oidc maps claims.</summary>
internal sealed class TokenSettingsReader(DiagnosticBag diagnostics, string directory, Uri? resource)
{
    /// <summary>The keys of both.</summary>
    public static readonly string[] Keys =
    [
        "issuer",
        "audiences",
        "jwks",
        "caFile",
        "tokenFile",
        "algorithms",
        "clockSkewSeconds",
        "maxTokenBytes",
        "requiredClaims",
    ];

    /// <summary>The further keys of Oidc.</summary>
    public static readonly string[] MappingKeys = ["subjectClaim", "subjectPrefix", "groupsClaim", "groupsPrefix"];

    public TokenSettings Read(MappingReader reader, string name, AuthenticatorType type)
    {
        var jwks = new JwksSettingsReader(diagnostics, directory).Read(reader);
        var issuer = ReadIssuer(reader, jwks.File is not null || jwks.Url is not null);
        return new TokenSettings(name, type)
        {
            Issuer = issuer,
            Audiences = ReadAudiences(reader, type),
            KeysUrl = jwks.Url,
            KeysFile = jwks.File,
            Refresh = TimeSpan.FromSeconds(jwks.RefreshSeconds),
            MaxStale = TimeSpan.FromSeconds(jwks.MaxStaleSeconds),
            CaFile = ReadFile(reader, "caFile"),
            TokenFile = ReadFile(reader, "tokenFile"),
            Algorithms = ReadAlgorithms(reader),
            ClockSkew = TimeSpan.FromSeconds(NodeText.Number(reader, "clockSkewSeconds", 0, 300, 30, diagnostics)),
            MaxTokenBytes = NodeText.Number(reader, "maxTokenBytes", 256, 16_384, 8192, diagnostics),
            RequiredClaims = ReadRequiredClaims(reader),
            SubjectClaim = reader.Text("subjectClaim", NodeText.Longest) ?? "sub",
            SubjectPrefix = reader.Text("subjectPrefix", 128) ?? "",
            GroupsClaim = reader.Text("groupsClaim", NodeText.Longest) ?? "groups",
            GroupsPrefix = reader.Text("groupsPrefix", 128) ?? "",
        };
    }

    // Without discovery the issuer is only compared, and some issuers are no URL.
    private string ReadIssuer(MappingReader reader, bool isOnlyCompared)
    {
        var node = reader.Require("issuer", "issuer: https://login.example.com");
        if (node is null || Values.Name(node, "issuer", NodeText.Longest, diagnostics) is not { } issuer)
        {
            return "";
        }

        if (!isOnlyCompared && IssuerUrl.FindProblem(issuer, out _) is { } problem)
        {
            diagnostics.Error(node, $"\"issuer\" {problem}");
        }

        return issuer;
    }

    private FrozenSet<string> ReadAudiences(MappingReader reader, AuthenticatorType type)
    {
        var audiences = NodeText.List(reader, "audiences", diagnostics);
        if (reader.Find("audiences") is { } given)
        {
            if (given is SequenceNode { Items.Count: 0 })
            {
                diagnostics.Error(given, "\"audiences\" is empty, so no token would be taken; name at least one");
            }
        }
        else if (type == AuthenticatorType.Oidc && resource is not null)
        {
            audiences = [resource.OriginalString];
        }
        else if (type == AuthenticatorType.ServiceAccount)
        {
            reader.Require("audiences", "audiences: [https://mcp.example.com/mcp], the audience that pods ask their tokens for");
        }

        return audiences.ToFrozenSet(StringComparer.Ordinal);
    }

    private string? ReadFile(MappingReader reader, string key) =>
        reader.Text(key, NodeText.Longest) is { } path ? Path.GetFullPath(path, directory) : null;

    private FrozenSet<string> ReadAlgorithms(MappingReader reader)
    {
        if (reader.Find("algorithms") is not { } node)
        {
            return TokenSettings.AllAlgorithms.ToFrozenSet(StringComparer.Ordinal);
        }

        var named = NodeText.List(reader, "algorithms", diagnostics);
        if (named.FirstOrDefault(static name => !TokenSettings.AllAlgorithms.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            var near = NearestName.Find(unknown, TokenSettings.AllAlgorithms) is { } found ? $"; did you mean \"{found}\"?" : "";
            diagnostics.Error(
                node,
                $"\"{unknown}\" is none of the algorithms with public keys, {string.Join(", ", TokenSettings.AllAlgorithms)}{near}"
            );
        }

        if (node is SequenceNode { Items.Count: 0 })
        {
            diagnostics.Error(node, "\"algorithms\" is empty, so no token would be taken; name at least one");
        }

        return named.ToFrozenSet(StringComparer.Ordinal);
    }

    private ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> ReadRequiredClaims(MappingReader reader)
    {
        var claims = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        foreach (var member in NodeText.Members(reader, "requiredClaims", diagnostics))
        {
            var items = Values.Items(member.Value, member.Key, 256, diagnostics);
            if (member.Key.Length == 0 || (member.Value is SequenceNode && items.Count == 0))
            {
                diagnostics.Error(member, "a required claim has a name and at least one accepted value");
                continue;
            }

            var values = items.Select(item => Values.Text(item, member.Key, NodeText.Longest, diagnostics)).OfType<string>();
            claims.Add(KeyValuePair.Create(member.Key, ImmutableArray.CreateRange(values)));
        }

        return claims.ToImmutable();
    }
}
