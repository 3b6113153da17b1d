namespace McpPolicy.Policy.Documents.Trees;

/// <summary>An object: its members in the order they are written, without duplicates.</summary>
internal sealed record MappingNode(SourcePosition Position, string Pointer, IReadOnlyList<MemberNode> Members)
    : DocumentNode(Position, Pointer)
{
    public MemberNode? Find(string key)
    {
        foreach (var member in Members)
        {
            if (member.Key == key)
            {
                return member;
            }
        }

        return null;
    }

    public override string Describe() => "an object";
}
