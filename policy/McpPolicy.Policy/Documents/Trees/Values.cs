using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>Reads single values of the expected type, or reports what was found instead.</summary>
internal static class Values
{
    public static string? Text(DocumentNode node, string what, int maxLength, DiagnosticBag diagnostics)
    {
        if (node is not ScalarNode { Kind: ScalarKind.String } scalar)
        {
            diagnostics.Error(node, $"\"{what}\" must be a string, not {node.Describe()}");
            return null;
        }

        if (scalar.Text.Length is 0 || scalar.Text.Length > maxLength)
        {
            diagnostics.Error(node, $"\"{what}\" has {scalar.Text.Length} characters; it must have 1 to {maxLength}");
            return null;
        }

        return scalar.Text;
    }

    /// <summary>A string that is shown in logs and answers: no control characters.</summary>
    public static string? Name(DocumentNode node, string what, int maxLength, DiagnosticBag diagnostics)
    {
        var text = Text(node, what, maxLength, diagnostics);
        if (text is not null && text.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            diagnostics.Error(node, $"\"{what}\" contains a control character; write it without");
            return null;
        }

        return text;
    }

    public static bool? Flag(DocumentNode node, string what, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { Kind: ScalarKind.Boolean } scalar)
        {
            return scalar.Text == "true";
        }

        diagnostics.Error(node, $"\"{what}\" must be true or false, not {node.Describe()}");
        return null;
    }

    public static T? Choice<T>(DocumentNode node, string what, IReadOnlyDictionary<string, T> names, DiagnosticBag diagnostics)
        where T : struct
    {
        var text = (node as ScalarNode)?.Text ?? "";
        if (node is ScalarNode { Kind: ScalarKind.String } && names.TryGetValue(text, out var value))
        {
            return value;
        }

        var near = NearestName.Find(text, names.Keys);
        var advice = near is null ? $"write one of {string.Join(", ", names.Keys)}" : $"did you mean \"{near}\"?";
        diagnostics.Error(node, $"\"{what}\" cannot be {node.Describe()}; {advice}");
        return null;
    }

    public static IReadOnlyList<DocumentNode> Items(DocumentNode node, string what, int max, DiagnosticBag diagnostics)
    {
        if (node is not SequenceNode sequence)
        {
            diagnostics.Error(node, $"\"{what}\" must be an array, not {node.Describe()}");
            return [];
        }

        if (sequence.Items.Count > max)
        {
            diagnostics.Error(node, $"\"{what}\" has {sequence.Items.Count} entries; at most {max} are allowed");
            return [];
        }

        return sequence.Items;
    }
}
