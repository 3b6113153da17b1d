using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Documents;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Policies;

/// <summary>Finds the lines that rules are written on. A compiled rule knows its pointer, and files know the lines of pointers.</summary>
internal sealed class SourceMap
{
    private readonly List<(string File, DocumentNode Root)> _roots = [];

    public SourceMap(IEnumerable<InputFile> files)
    {
        foreach (var file in files)
        {
            foreach (var root in Read(file))
            {
                _roots.Add((file.Name, root));
            }
        }
    }

    /// <summary>Where a rule is written; null when the policy was not read from these files.</summary>
    public SourcePlace? Find(CompiledRule rule) => Find(rule.PolicyName, rule.Pointer);

    /// <summary>A finding about a rule, with the rule's place in its file.</summary>
    public PolicyDiagnostic Place(PolicyDiagnostic finding) =>
        finding.Line == 0 && Find(finding.Source, finding.Pointer) is { } place
            ? finding with
            {
                Source = place.File,
                Line = place.Line,
                Column = place.Column,
            }
            : finding;

    private SourcePlace? Find(string policy, string pointer)
    {
        foreach (var (file, root) in _roots)
        {
            if (PolicyNames.At(root, pointer, file) == policy && NodeLookup.At(root, pointer) is { } node)
            {
                return new SourcePlace(file, node.Position.Line, node.Position.Column);
            }
        }

        return null;
    }

    private static IReadOnlyList<DocumentNode> Read(InputFile file)
    {
        var utf8 = file.Content.Span;
        var ignored = new DiagnosticBag(file.Name);
        if (utf8.TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            return JsonTreeReader.Read(utf8, ignored) is { } root ? [root] : [];
        }

        return YamlTreeReader.Read(utf8, ignored);
    }
}
