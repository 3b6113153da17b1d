namespace McpPolicy.Policy.Documents.Trees;

/// <summary>A value without parts; numbers keep their exact text.</summary>
internal sealed record ScalarNode(SourcePosition Position, string Pointer, ScalarKind Kind, string Text) : DocumentNode(Position, Pointer)
{
    public override string Describe() =>
        Kind switch
        {
            ScalarKind.String => $"the string \"{Shorten(Text)}\"",
            ScalarKind.Number => $"the number {Shorten(Text)}",
            _ => Text,
        };

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
