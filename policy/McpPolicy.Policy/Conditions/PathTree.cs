using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Conditions;

/// <summary>The values of interest in the arguments of one tool's calls.</summary>
internal sealed class PathTree
{
    private readonly Dictionary<ArgumentPath, int> _slots = [];
    private int _lastId;

    public PathNode Root { get; } = new(0);

    public int SlotCount => _slots.Count;

    public int NodeCount => _lastId + 1;

    /// <summary>The slot of a path, which is added unless it is there.</summary>
    public int SlotOf(ArgumentPath path)
    {
        if (!_slots.TryGetValue(path, out var slot))
        {
            var node = Root;
            foreach (var segment in path.Segments)
            {
                node = node.GetOrAdd(segment, () => new PathNode(++_lastId));
            }

            slot = node.Slot = _slots.Count;
            _slots.Add(path, slot);
        }

        return slot;
    }
}
