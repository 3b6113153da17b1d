using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Configuration;

/// <summary>Reads an authentication file, strictly: whatever is not understood is an error.</summary>
public sealed class AuthenticationReader
{
    private const int MostAuthenticators = 16;
    private readonly DiagnosticBag _diagnostics;
    private readonly string _directory;

    private AuthenticationReader(DiagnosticBag diagnostics, string directory)
    {
        _diagnostics = diagnostics;
        _directory = directory;
    }

    /// <summary>Reads a file's content whole.</summary>
    /// <param name="utf8">The content: YAML, or JSON when it begins with <c>{</c>.</param>
    /// <param name="sourceName">The file's name, for messages.</param>
    /// <param name="directory">The directory that relative paths in it are relative to.</param>
    /// <returns>The settings, or every error with its place.</returns>
    public static AuthenticationReadResult Read(ReadOnlyMemory<byte> utf8, string sourceName, string directory)
    {
        var diagnostics = new DiagnosticBag(sourceName);
        var settings = DocumentRoot.Read(utf8.Span, diagnostics) is { } root
            ? new AuthenticationReader(diagnostics, directory).Read(root)
            : null;
        return new AuthenticationReadResult(diagnostics.HasErrors ? null : settings, diagnostics.ToImmutable());
    }

    private AuthenticationSettings? Read(DocumentNode root)
    {
        var reader = MappingReader.Open(root, "the file", _diagnostics, "$schema", "version", "resource", "scopes", "authenticators");
        if (reader is null)
        {
            return null;
        }

        DocumentRoot.CheckVersion(reader, _diagnostics);
        var resource = ReadResource(reader);
        var settings = new AuthenticationSettings
        {
            Resource = resource,
            Scopes = NodeText.Scopes(reader, "scopes", _diagnostics),
            Authenticators = ReadAuthenticators(reader, resource),
        };
        if (settings.Authenticators.Any(static a => a.Type == AuthenticatorType.Oidc) && reader.Find("resource") is null)
        {
            _diagnostics.Error(
                reader.Node,
                "\"resource\" is missing; with Oidc write the URL by which clients reach this endpoint, for example resource: https://mcp.example.com/mcp"
            );
        }

        return settings;
    }

    private Uri? ReadResource(MappingReader reader)
    {
        if (reader.Text("resource", NodeText.Longest) is not { } text)
        {
            return null;
        }

        var problem = IssuerUrl.FindProblem(text, out var url);
        if (problem is not null || url!.Query.Length > 0)
        {
            _diagnostics.Error(reader.Find("resource")!, $"\"resource\" {problem ?? "has a query; write it without"}");
            return null;
        }

        return url;
    }

    private ImmutableArray<AuthenticatorSettings> ReadAuthenticators(MappingReader reader, Uri? resource)
    {
        var node = reader.Require("authenticators", "authenticators: [{name: anybody, type: Anonymous}]");
        if (node is SequenceNode { Items.Count: 0 })
        {
            _diagnostics.Error(node, "\"authenticators\" is empty, so nobody could call; name at least one");
        }

        var items = node is null ? [] : reader.Items("authenticators", MostAuthenticators);
        var one = new AuthenticatorReader(_diagnostics, _directory, resource);
        var read = ImmutableArray.CreateBuilder<AuthenticatorSettings>();
        foreach (var item in items)
        {
            if (one.Read(item) is { } settings)
            {
                CheckDistinct(item, settings, read);
                read.Add(settings);
            }
        }

        return read.ToImmutable();
    }

    private void CheckDistinct(DocumentNode node, AuthenticatorSettings settings, IEnumerable<AuthenticatorSettings> others)
    {
        foreach (var other in others)
        {
            if (other.Name == settings.Name)
            {
                _diagnostics.Error(node, $"two authenticators are named \"{settings.Name}\"; give each its own name");
            }

            if (other.Type == AuthenticatorType.Anonymous && settings.Type == AuthenticatorType.Anonymous)
            {
                _diagnostics.Error(node, "Anonymous is given twice; keep one");
            }

            if (other is TokenSettings a && settings is TokenSettings b && a.Issuer == b.Issuer)
            {
                _diagnostics.Error(
                    node,
                    $"\"{a.Name}\" has the same issuer; which of the two checks a token would be open, so write one of them"
                );
            }
        }
    }
}
