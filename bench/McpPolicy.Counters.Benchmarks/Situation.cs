using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Counters.Benchmarks;

/// <summary>What calls ask of the counters.</summary>
/// <param name="Name">In words.</param>
/// <param name="Callers">How many callers there are, each with a counter of its own.</param>
/// <param name="Max">How much each may do in a minute.</param>
internal sealed record Situation(string Name, int Callers, long Max)
{
    public static readonly Situation[] All =
    [
        new("one counter, with room", 1, 1_000_000_000),
        new("1,000 callers' counters, with room", 1_000, 1_000_000_000),
        new("one counter, no room", 1, 1),
    ];

    /// <summary>A demand for each caller.</summary>
    public CounterDemand[][] Demands()
    {
        var limit = new RuleLimit
        {
            Counter = "rate",
            Window = TimeSpan.FromMinutes(1),
            Max = new Quantity(Max * Quantity.Scale),
        };
        var definition = new CounterDefinition($"bench of {Name}", limit, EnforcementMode.Enforce);
        return
        [
            .. Enumerable
                .Range(0, Callers)
                .Select(caller =>
                    new[] { new CounterDemand(new CounterKey(definition, $"caller {caller}", "", ""), limit.Max, Quantity.One) }
                ),
        ];
    }
}
