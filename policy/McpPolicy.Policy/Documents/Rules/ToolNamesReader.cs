using System.Buffers;
using System.Collections.Immutable;
using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads tool names and globs.</summary>
internal static class ToolNamesReader
{
    private static readonly SearchValues<char> LookSpecial = SearchValues.Create("?[]{}\\");

    public static ImmutableArray<string> Read(IReadOnlyList<DocumentNode> items, string what, DiagnosticBag diagnostics)
    {
        var names = ImmutableArray.CreateBuilder<string>(items.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Values.Name(item, what, DocumentLimits.ToolName, diagnostics) is not { } name || !Check(item, name, diagnostics))
            {
                continue;
            }

            if (!seen.Add(name))
            {
                diagnostics.Error(item, $"\"{name}\" is listed twice in \"{what}\"; keep one");
            }

            names.Add(name);
        }

        return names.ToImmutable();
    }

    /// <summary>Whether a name can be a tool's or a glob; what looks odd is reported.</summary>
    public static bool Check(DocumentNode node, string name, DiagnosticBag diagnostics)
    {
        if (name.Length is 0 or > DocumentLimits.ToolName || name.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            diagnostics.Error(node, $"a tool name has 1 to {DocumentLimits.ToolName} characters and no control characters");
            return false;
        }

        if (name.AsSpan().ContainsAny(LookSpecial))
        {
            diagnostics.Warning(node, $"\"{name}\": only * is special in a tool glob; every other character stands for itself");
        }

        return true;
    }
}
