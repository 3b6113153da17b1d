using System.Text.RegularExpressions;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Configuration;

/// <summary>Reads one entry of <c>authenticators</c>.</summary>
internal sealed partial class AuthenticatorReader(DiagnosticBag diagnostics, string directory, Uri? resource)
{
    private const string NameExample = "name: agents";

    private static readonly Dictionary<string, AuthenticatorType> Types = Enum.GetValues<AuthenticatorType>()
        .ToDictionary(static type => type.ToString(), StringComparer.Ordinal);

    /// <summary>The settings, or null after an error that leaves none.</summary>
    public AuthenticatorSettings? Read(DocumentNode node)
    {
        if (node is not MappingNode mapping)
        {
            diagnostics.Error(node, $"an authenticator must be an object, not {node.Describe()}");
            return null;
        }

        if (mapping.Find("type")?.Value is not { } typeNode)
        {
            diagnostics.Error(node, $"\"type\" is missing; write type: and one of {string.Join(", ", Types.Keys)}");
            return null;
        }

        return Values.Choice(typeNode, "type", Types, diagnostics) is { } type ? Read(mapping, type) : null;
    }

    private AuthenticatorSettings? Read(MappingNode node, AuthenticatorType type)
    {
        var keys = type switch
        {
            AuthenticatorType.Anonymous => [],
            AuthenticatorType.ApiKeys or AuthenticatorType.Grants => KeyKeys,
            AuthenticatorType.Oidc => [.. TokenSettingsReader.Keys, .. TokenSettingsReader.MappingKeys],
            _ => TokenSettingsReader.Keys,
        };
        var reader = MappingReader.Open(node, $"an authenticator of type {type}", diagnostics, ["name", "type", .. keys])!;
        var name = ReadName(reader);
        return type switch
        {
            AuthenticatorType.Anonymous => new AuthenticatorSettings(name, type),
            AuthenticatorType.ApiKeys or AuthenticatorType.Grants => new KeySettings(name, type, ReadPath(reader)),
            _ => new TokenSettingsReader(diagnostics, directory, resource).Read(reader, name, type),
        };
    }

    private static string[] KeyKeys => ["path"];

    private string ReadName(MappingReader reader)
    {
        var node = reader.Require("name", NameExample);
        if (node is null || Values.Name(node, "name", 63, diagnostics) is not { } name)
        {
            return "";
        }

        if (!NameForm().IsMatch(name))
        {
            diagnostics.Error(node, "\"name\" has lower-case letters, digits and dashes, and begins and ends with one of the first two");
        }

        return name;
    }

    private string ReadPath(MappingReader reader)
    {
        var node = reader.Require("path", "path: keys (a file, or a directory of them)");
        return node is not null && Values.Name(node, "path", NodeText.Longest, diagnostics) is { } path
            ? Path.GetFullPath(path, directory)
            : "";
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameForm();
}
