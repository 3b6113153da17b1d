using System.Text.Json;

namespace McpPolicy.Policy.Conditions;

/// <summary>Walks the arguments once and notes where the values of interest are.</summary>
internal ref struct ArgumentScanner
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly Span<ArgumentSlot> _slots;
    private readonly Span<bool> _seen;
    private Utf8JsonReader _reader;

    private ArgumentScanner(ReadOnlySpan<byte> json, Span<ArgumentSlot> slots, Span<bool> seen)
    {
        _json = json;
        _slots = slots;
        _seen = seen;
        _reader = new Utf8JsonReader(json);
    }

    /// <summary>Fills the slots of a tree.</summary>
    /// <param name="json">The arguments object; empty means an empty object.</param>
    /// <param name="tree">The values of interest.</param>
    /// <param name="slots">Cleared, one for each slot of the tree.</param>
    /// <param name="seen">Cleared, one for each node of the tree.</param>
    /// <returns>False when the arguments are not a JSON object, give a value of interest twice or hold text there that is not Unicode: such
    /// a call cannot be decided.</returns>
    public static bool TryScan(ReadOnlySpan<byte> json, PathTree tree, Span<ArgumentSlot> slots, Span<bool> seen)
    {
        if (json.IsEmpty)
        {
            return true;
        }

        var scanner = new ArgumentScanner(json, slots, seen);
        try
        {
            return scanner._reader.Read()
                && scanner._reader.TokenType == JsonTokenType.StartObject
                && scanner.ReadValue(tree.Root)
                && !scanner._reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private bool ReadValue(PathNode node)
    {
        var start = (int)_reader.TokenStartIndex;
        var kind = _reader.TokenType;
        var escaped = _reader.ValueIsEscaped;
        var isFine = kind switch
        {
            JsonTokenType.StartObject when node.HasChildren => ReadMembers(node),
            JsonTokenType.StartArray when node.HasChildren => ReadElements(node),
            _ => Skip(),
        };
        if (node.Slot >= 0)
        {
            _slots[node.Slot] = new ArgumentSlot(kind, start, (int)_reader.BytesConsumed - start, escaped);
            return isFine && UnicodeText.IsWhole(_json[start..(int)_reader.BytesConsumed]);
        }

        return isFine;
    }

    private bool ReadMembers(PathNode node)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = node.Member(ref _reader);
            _reader.Read();
            if (!(child is null ? Skip() : ReadOnce(child)))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadElements(PathNode node)
    {
        for (var i = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (!(node.Element(i) is { } child ? ReadOnce(child) : Skip()))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadOnce(PathNode node)
    {
        if (_seen[node.Id])
        {
            return false;
        }

        _seen[node.Id] = true;
        return ReadValue(node);
    }

    private bool Skip()
    {
        _reader.Skip();
        return true;
    }
}
