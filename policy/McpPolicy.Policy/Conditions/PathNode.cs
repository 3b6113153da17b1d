using System.Text;
using System.Text.Json;

namespace McpPolicy.Policy.Conditions;

/// <summary>A step on the way to values of interest. The paths of all rules about a tool form one tree, so that the arguments are
/// walked once however many conditions there are.</summary>
internal sealed class PathNode(int id)
{
    private readonly List<(byte[] Name, int Index, PathNode Node)> _children = [];

    /// <summary>The node's number within its tree, the root's is 0.</summary>
    public int Id => id;

    /// <summary>Which slot the value here goes to; -1 for none.</summary>
    public int Slot { get; set; } = -1;

    public bool HasChildren => _children.Count > 0;

    public PathNode GetOrAdd(string segment, Func<PathNode> create)
    {
        var name = Encoding.UTF8.GetBytes(segment);
        foreach (var child in _children)
        {
            if (child.Name.AsSpan().SequenceEqual(name))
            {
                return child.Node;
            }
        }

        var node = create();
        _children.Add((name, ArrayIndex(segment), node));
        return node;
    }

    /// <summary>The child for the member whose name the reader is at.</summary>
    public PathNode? Member(ref Utf8JsonReader reader)
    {
        // Names are rarely written with escapes; comparing the bytes is several times faster then.
        var name = reader.ValueSpan;
        var escaped = reader.ValueIsEscaped;
        foreach (var child in _children)
        {
            if (escaped ? reader.ValueTextEquals(child.Name) : name.SequenceEqual(child.Name))
            {
                return child.Node;
            }
        }

        return null;
    }

    /// <summary>The child for an array's element.</summary>
    public PathNode? Element(int index)
    {
        foreach (var child in _children)
        {
            if (child.Index == index)
            {
                return child.Node;
            }
        }

        return null;
    }

    /// <summary>RFC 6901: digits without leading zeros; anything else names no element.</summary>
    private static int ArrayIndex(string segment)
    {
        var isIndex = segment is [>= '1' and <= '9', ..] or "0" && segment.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        return isIndex && int.TryParse(segment, out var index) ? index : -1;
    }
}
