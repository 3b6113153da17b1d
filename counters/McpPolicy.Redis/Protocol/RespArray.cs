using System.Collections.Immutable;

namespace McpPolicy.Redis.Protocol;

/// <summary>An array that is still being read.</summary>
internal sealed class RespArray(int count)
{
    // Grown by what arrives, never by what is announced.
    private readonly ImmutableArray<RespValue>.Builder _items = ImmutableArray.CreateBuilder<RespValue>(Math.Min(count, 16));

    public bool IsComplete => _items.Count == count;

    public void Add(RespValue value) => _items.Add(value);

    public RespValue ToValue() => RespValue.OfItems(_items.DrainToImmutable());
}
