using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents;

/// <summary>Reads policy documents: the seed's policy.json, our extended and composed form of it, and YAML of ToolPolicy resources.</summary>
public static class PolicyReader
{
    /// <summary>Reads a document whole. It is JSON when its first character that is not white space is <c>{</c>, else YAML.</summary>
    /// <param name="utf8">The document, in UTF-8 without a byte order mark.</param>
    /// <param name="sourceName">The name for messages, and the policy's name for the seed's form: the file's name.</param>
    /// <returns>The document, or every error with its place.</returns>
    public static PolicyReadResult Read(ReadOnlyMemory<byte> utf8, string sourceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        var diagnostics = new DiagnosticBag(sourceName);
        var document = Read(utf8.Span, diagnostics);
        return new PolicyReadResult(diagnostics.HasErrors ? null : document, diagnostics.ToImmutable());
    }

    private static PolicyDocument? Read(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        if (DocumentGuards.Refuse(utf8, diagnostics))
        {
            return null;
        }

        if (utf8.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
        {
            return new YamlPolicyReader(diagnostics).Read(utf8);
        }

        return JsonTreeReader.Read(utf8, diagnostics) is { } root ? new JsonPolicyReader(diagnostics).Read(root) : null;
    }
}
