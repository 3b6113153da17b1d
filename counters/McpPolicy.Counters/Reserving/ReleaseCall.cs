using McpPolicy.Counters.Keys;
using McpPolicy.Policy.Limits;
using McpPolicy.Redis;

namespace McpPolicy.Counters.Reserving;

/// <summary>Charges on their way back to the server.</summary>
internal sealed class ReleaseCall
{
    private readonly List<ReservedUnit> _units = [];

    public bool IsEmpty => _units.Count == 0;

    public ReadOnlyMemory<byte>[] Keys => [.. _units.Select(static unit => ((RedisCounter)unit.Counter).Key)];

    public void Add(ReservedUnit unit) => _units.Add(unit);

    public RedisArgument[] Arguments(long serverTime)
    {
        var arguments = new List<RedisArgument> { new(serverTime) };
        foreach (var unit in _units)
        {
            var counter = (RedisCounter)unit.Counter;
            arguments.AddRange([counter.Alignment, counter.Window, new(unit.Stamp), new(unit.Cost.Micros)]);
        }

        return [.. arguments];
    }
}
