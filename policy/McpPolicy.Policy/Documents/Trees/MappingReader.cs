using McpPolicy.Policy.Text;

namespace McpPolicy.Policy.Documents.Trees;

/// <summary>Reads the members of one object, and reports those that nobody knows.</summary>
internal sealed class MappingReader
{
    private readonly DiagnosticBag _diagnostics;

    private MappingReader(MappingNode node, DiagnosticBag diagnostics)
    {
        Node = node;
        _diagnostics = diagnostics;
    }

    public MappingNode Node { get; }

    /// <summary>The reader of an object, or null after an error when the value is something else.</summary>
    public static MappingReader? Open(DocumentNode node, string what, DiagnosticBag diagnostics, params ReadOnlySpan<string> known)
    {
        if (node is not MappingNode mapping)
        {
            diagnostics.Error(node, $"{what} must be an object, not {node.Describe()}");
            return null;
        }

        foreach (var member in mapping.Members)
        {
            if (!known.Contains(member.Key))
            {
                diagnostics.Error(member, $"unknown key \"{member.Key}\" in {what}; {Advice(member.Key, known)}");
            }
        }

        return new MappingReader(mapping, diagnostics);
    }

    public DocumentNode? Find(string key) => Node.Find(key)?.Value;

    public DocumentNode? Require(string key, string example)
    {
        var value = Find(key);
        if (value is null)
        {
            _diagnostics.Error(Node, $"\"{key}\" is missing; write {example}");
        }

        return value;
    }

    public string? Text(string key, int maxLength) => Find(key) is { } node ? Values.Text(node, key, maxLength, _diagnostics) : null;

    public bool? Flag(string key) => Find(key) is { } node ? Values.Flag(node, key, _diagnostics) : null;

    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> names)
        where T : struct => Find(key) is { } node ? Values.Choice(node, key, names, _diagnostics) : null;

    public IReadOnlyList<DocumentNode> Items(string key, int max) =>
        Find(key) is { } node ? Values.Items(node, key, max, _diagnostics) : [];

    private static string Advice(string key, ReadOnlySpan<string> known)
    {
        string[] names = [.. known];
        return NearestName.Find(key, names) is { } near ? $"did you mean \"{near}\"?" : $"the keys are {string.Join(", ", names)}";
    }
}
