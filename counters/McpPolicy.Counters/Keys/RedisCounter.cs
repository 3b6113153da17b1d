using McpPolicy.Counters.Leases;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;
using McpPolicy.Redis;

namespace McpPolicy.Counters.Keys;

/// <summary>A counter as the server knows it.</summary>
internal sealed class RedisCounter(byte[] key, CounterDefinition definition)
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    public ReadOnlyMemory<byte> Key => key;

    public RedisArgument Alignment { get; } = new(definition.Alignment == WindowAlignment.Calendar ? 1 : 0);

    public RedisArgument Window { get; } = new(definition.Window.Ticks / TicksPerMicrosecond);

    /// <summary>What this process holds of the counter's quota.</summary>
    public Lease Lease { get; } = new(definition.Window);
}
