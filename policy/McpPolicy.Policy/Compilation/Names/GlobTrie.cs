using System.Text;

namespace McpPolicy.Policy.Compilation.Names;

/// <summary>All globs, found by what they begin with: a name is tried only against globs whose text before the first <c>*</c> it
/// begins with.</summary>
internal sealed class GlobTrie
{
    private readonly Node _root = new();

    public int Count { get; private set; }

    public void Add(string pattern, CompiledRule rule)
    {
        var utf8 = Encoding.UTF8.GetBytes(pattern);
        var node = _root;
        foreach (var b in utf8.AsSpan(0, utf8.AsSpan().IndexOf((byte)'*')))
        {
            node = node.GetOrAdd(b);
        }

        node.Globs.Add((utf8, rule));
        Count++;
    }

    /// <summary>The rules of all globs that match, a rule once for each; null when none does.</summary>
    public List<CompiledRule>? Find(ReadOnlySpan<byte> name)
    {
        var found = default(List<CompiledRule>);
        var node = _root;
        for (var i = 0; node is not null; i++)
        {
            foreach (var (pattern, rule) in node.Globs)
            {
                if (GlobPattern.IsMatch(pattern.AsSpan(i), name[i..]))
                {
                    (found ??= []).Add(rule);
                }
            }

            node = i < name.Length ? node.Find(name[i]) : null;
        }

        return found;
    }

    private sealed class Node
    {
        private Dictionary<byte, Node>? _children;

        public List<(byte[] Pattern, CompiledRule Rule)> Globs { get; } = [];

        public Node? Find(byte b) => _children?.GetValueOrDefault(b);

        public Node GetOrAdd(byte b)
        {
            _children ??= [];
            if (!_children.TryGetValue(b, out var child))
            {
                _children.Add(b, child = new Node());
            }

            return child;
        }
    }
}
