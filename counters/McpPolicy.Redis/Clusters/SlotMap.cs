using System.Collections.Immutable;
using McpPolicy.Redis.Protocol;

namespace McpPolicy.Redis.Clusters;

/// <summary>Which node serves which slot, as a node told it.</summary>
internal sealed class SlotMap
{
    private readonly RedisEndpoint?[] _primaries = new RedisEndpoint?[HashSlot.Count];

    private SlotMap() { }

    /// <summary>Nothing known.</summary>
    public static SlotMap Empty { get; } = new();

    /// <summary>All nodes named.</summary>
    public ImmutableHashSet<RedisEndpoint> Nodes => [.. _primaries.OfType<RedisEndpoint>()];

    /// <summary>The primary of a slot; null when none is known.</summary>
    public RedisEndpoint? PrimaryOf(int slot) => _primaries[slot];

    /// <summary>The map with one slot corrected.</summary>
    public SlotMap With(int slot, RedisEndpoint primary)
    {
        var map = new SlotMap();
        _primaries.CopyTo(map._primaries, 0);
        map._primaries[slot] = primary;
        return map;
    }

    /// <summary>Reads the reply to <c>CLUSTER SLOTS</c>: ranges of first slot, last slot, primary (host, port, …), replicas.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="askedHost">The host that was asked; a node that does not know its own address leaves it out.</param>
    /// <returns>The map; null when the reply is something else.</returns>
    public static SlotMap? Read(RespValue reply, string askedHost)
    {
        var map = new SlotMap();
        return reply.Type == RespType.Array && reply.Items.All(range => map.TryAdd(range, askedHost)) ? map : null;
    }

    private bool TryAdd(RespValue range, string askedHost)
    {
        if (range.Items is not [{ Type: RespType.Integer } first, { Type: RespType.Integer } last, { Items: [var host, var port, ..] }, ..])
        {
            return false;
        }

        if (first.Integer < 0 || last.Integer >= HashSlot.Count || first.Integer > last.Integer || port.Integer is < 1 or > 65535)
        {
            return false;
        }

        var primary = new RedisEndpoint(host.Bytes.IsEmpty ? askedHost : host.Text, (int)port.Integer);
        _primaries.AsSpan((int)first.Integer, (int)(last.Integer - first.Integer) + 1).Fill(primary);
        return true;
    }
}
