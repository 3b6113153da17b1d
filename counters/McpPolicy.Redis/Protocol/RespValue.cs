using System.Collections.Immutable;
using System.Text;

namespace McpPolicy.Redis.Protocol;

/// <summary>A reply.</summary>
public readonly struct RespValue
{
    private readonly byte[]? _bytes;
    private readonly ImmutableArray<RespValue> _items;

    private RespValue(RespType type, long integer, byte[]? bytes, ImmutableArray<RespValue> items)
    {
        (Type, Integer, _bytes, _items) = (type, integer, bytes, items);
    }

    /// <summary>The null reply.</summary>
    public static RespValue Null => default;

    /// <summary>What the reply is.</summary>
    public RespType Type { get; }

    /// <summary>The value of an integer; 0 for others.</summary>
    public long Integer { get; }

    /// <summary>The bytes of a string or an error; empty for others.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The elements of an array; empty for others.</summary>
    public ImmutableArray<RespValue> Items => _items.IsDefault ? [] : _items;

    /// <summary>The text of a string or an error, by UTF-8; the digits of an integer.</summary>
    public string Text => Type == RespType.Integer ? Integer.ToString() : Encoding.UTF8.GetString(Bytes);

    internal static RespValue OfInteger(long value) => new(RespType.Integer, value, null, default);

    internal static RespValue OfBytes(RespType type, ReadOnlySpan<byte> bytes) => new(type, 0, bytes.ToArray(), default);

    internal static RespValue OfItems(ImmutableArray<RespValue> items) => new(RespType.Array, 0, null, items);
}
