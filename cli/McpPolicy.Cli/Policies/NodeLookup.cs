using McpPolicy.Policy.Documents.Trees;

namespace McpPolicy.Cli.Policies;

/// <summary>Follows JSON Pointers (RFC 6901) in documents.</summary>
internal static class NodeLookup
{
    /// <summary>The node at a pointer; null when there is none.</summary>
    public static DocumentNode? At(DocumentNode root, string pointer)
    {
        var node = root;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            if (Step(node, segment.Replace("~1", "/").Replace("~0", "~")) is not { } next)
            {
                return null;
            }

            node = next;
        }

        return node;
    }

    /// <summary>The text of the string at a pointer; null when there is none.</summary>
    public static string? TextAt(DocumentNode root, string pointer) => (At(root, pointer) as ScalarNode)?.Text;

    private static DocumentNode? Step(DocumentNode node, string segment) =>
        node switch
        {
            MappingNode mapping => mapping.Find(segment)?.Value,
            SequenceNode sequence when int.TryParse(segment, out var index) && index >= 0 && index < sequence.Items.Count => sequence.Items[
                index
            ],
            _ => null,
        };
}
