using McpPolicy.Policy.Documents.Trees;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Reads a path to an argument.</summary>
internal static class PathReader
{
    public static ArgumentPath? Read(DocumentNode node, string what, DiagnosticBag diagnostics)
    {
        if (Values.Text(node, what, DocumentLimits.Reason, diagnostics) is not { } text)
        {
            return null;
        }

        var path = ArgumentPath.Parse(text, out var error);
        if (error is not null)
        {
            diagnostics.Error(node, error);
        }

        return path;
    }
}
