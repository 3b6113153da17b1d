using System.Text.Json;

namespace McpPolicy.Policy.Conditions;

/// <summary>The arguments of one call, with the values of interest already found.</summary>
internal readonly ref struct ArgumentView(ReadOnlySpan<byte> json, ReadOnlySpan<ArgumentSlot> slots)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly ReadOnlySpan<ArgumentSlot> _slots = slots;

    public ArgumentSlot Slot(int index) => _slots[index];

    /// <summary>The value as written.</summary>
    public ReadOnlySpan<byte> Raw(int index) => _json.Slice(_slots[index].Start, _slots[index].Length);

    /// <summary>The content of a string.</summary>
    public JsonString Text(int index) => new(Raw(index), _slots[index].IsEscaped);

    public bool IsString(int index) => _slots[index].Kind == JsonTokenType.String;

    public bool IsNumber(int index) => _slots[index].Kind == JsonTokenType.Number;
}
