namespace McpPolicy.Policy.Documents.Trees;

/// <summary>An array.</summary>
internal sealed record SequenceNode(SourcePosition Position, string Pointer, IReadOnlyList<DocumentNode> Items)
    : DocumentNode(Position, Pointer)
{
    public override string Describe() => "an array";
}
