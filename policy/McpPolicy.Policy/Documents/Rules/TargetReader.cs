using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Policy.Documents.Rules;

/// <summary>Checks the part of a ToolPolicy that says which servers it is for. Choosing them is the operator's; a policy file
/// on a command line applies to the one server there is.</summary>
internal static class TargetReader
{
    private const int MaxTargets = 16;

    public static void Check(MappingReader spec, DiagnosticBag diagnostics)
    {
        var (refs, selector) = (spec.Find("targetRefs"), spec.Find("targetSelector"));
        if (refs is null == selector is null)
        {
            diagnostics.Error(spec.Node, "a ToolPolicy has exactly one of \"targetRefs\" and \"targetSelector\"");
        }

        if (refs is SequenceNode { Items.Count: 0 })
        {
            diagnostics.Error(refs, "\"targetRefs\" is empty; name at least one McpServer");
        }

        foreach (var item in spec.Items("targetRefs", MaxTargets))
        {
            CheckRef(item, diagnostics);
        }

        if (selector is not null)
        {
            MappingReader.Open(selector, "targetSelector", diagnostics, "matchLabels", "matchExpressions");
        }
    }

    private static void CheckRef(DocumentNode item, DiagnosticBag diagnostics)
    {
        if (MappingReader.Open(item, "a target reference", diagnostics, "group", "kind", "name") is not { } reader)
        {
            return;
        }

        RequireText(reader, "group", "mcppolicy.dev", diagnostics);
        RequireText(reader, "kind", "McpServer", diagnostics);
        if (reader.Require("name", "\"name\": the McpServer's name") is { } name)
        {
            Values.Name(name, "name", DocumentLimits.Name, diagnostics);
        }
    }

    private static void RequireText(MappingReader reader, string key, string expected, DiagnosticBag diagnostics)
    {
        if (reader.Require(key, $"\"{key}\": \"{expected}\"") is { } node && node is not ScalarNode { Kind: ScalarKind.String } scalar)
        {
            diagnostics.Error(node, $"\"{key}\" must be \"{expected}\", not {node.Describe()}");
        }
        else if (reader.Find(key) is ScalarNode { Text: var text } wrong && text != expected)
        {
            diagnostics.Error(wrong, $"\"{key}\" must be \"{expected}\", not \"{text}\"");
        }
    }
}
