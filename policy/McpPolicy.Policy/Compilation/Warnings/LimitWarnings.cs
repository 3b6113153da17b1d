using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Compilation.Warnings;

/// <summary>Limits that no call can pass, and limits that no caller can reach.</summary>
internal static class LimitWarnings
{
    public static IEnumerable<string> About(CompiledRule rule, CounterUses counters)
    {
        foreach (var limit in rule.Limits)
        {
            if (limit.Source.IncrementFrom is null && limit.Max.Micros > 0 && limit.Source.Cost > limit.Max)
            {
                yield return $"one call costs {limit.Source.Cost}, more than limit {limit.Counter} ever holds ({limit.Description})";
            }

            if (!counters.IsShared(limit) && rule.Limits.FirstOrDefault(other => IsTighter(other, limit)) is { } tighter)
            {
                yield return $"limit {limit.Counter} ({limit.Description}) can never be hit: {tighter.Counter} ({tighter.Description}) is hit first";
            }
        }
    }

    /// <summary>Whether one limit lets at most as much through in the other's window as the other does.</summary>
    private static bool IsTighter(CompiledLimit tight, CompiledLimit loose)
    {
        if (ReferenceEquals(tight, loose) || !Compares(tight.Source, loose.Source) || tight.Mode != loose.Mode)
        {
            return false;
        }

        var windows = (loose.Window.Ticks + tight.Window.Ticks - 1) / tight.Window.Ticks;
        return (Int128)tight.Max.Micros * windows <= loose.Max.Micros && !(tight.Max == loose.Max && tight.Window == loose.Window);
    }

    private static bool Compares(RuleLimit a, RuleLimit b) =>
        a.Scope == b.Scope
        && a.Cost == b.Cost
        && Equals(a.IncrementFrom, b.IncrementFrom)
        && a.Alignment == WindowAlignment.Sliding
        && b.Alignment == WindowAlignment.Sliding;
}
