using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Identity.Configuration;

/// <summary>Reads a JSON or YAML document with the policy document's own strict readers.</summary>
internal static class DocumentRoot
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>The root; null after an error in <paramref name="diagnostics"/>.</summary>
    public static DocumentNode? Read(ReadOnlySpan<byte> utf8, DiagnosticBag diagnostics)
    {
        var start = utf8.TrimStart(" \t\r\n"u8);
        if (utf8.Length > Largest || start.IsEmpty)
        {
            diagnostics.Error(
                new SourcePosition(1, 1),
                "",
                start.IsEmpty ? "the file is empty" : $"the file is larger than {Largest} bytes"
            );
            return null;
        }

        if (start[0] == (byte)'{')
        {
            return JsonTreeReader.Read(utf8, diagnostics);
        }

        var roots = YamlTreeReader.Read(utf8, diagnostics);
        if (roots.Count == 1)
        {
            return roots[0];
        }

        if (!diagnostics.HasErrors)
        {
            diagnostics.Error(new SourcePosition(1, 1), "", $"the file has {roots.Count} documents; write one");
        }

        return null;
    }

    /// <summary>Reports a <c>version</c> that is not "1".</summary>
    public static void CheckVersion(MappingReader reader, DiagnosticBag diagnostics)
    {
        var node = reader.Require("version", "version: \"1\"");
        if (node is not null and not ScalarNode { Kind: ScalarKind.String, Text: "1" })
        {
            diagnostics.Error(node, $"\"version\" must be \"1\" (a string), not {node.Describe()}");
        }
    }
}
