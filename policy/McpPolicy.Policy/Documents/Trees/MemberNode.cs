namespace McpPolicy.Policy.Documents.Trees;

/// <summary>One member of an object; the position is the key's.</summary>
internal sealed record MemberNode(string Key, SourcePosition Position, DocumentNode Value)
{
    public string Pointer => Value.Pointer;
}
