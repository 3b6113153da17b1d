using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>Where limits are counted.</summary>
[ValidationRule("(has(self.type) && self.type == 'Redis') == has(self.redis)", "set redis with type Redis, and with no other type")]
public sealed record CounterStoreSettings
{
    /// <summary>
    /// Memory: each proxy pod counts for itself, so that a limit of 30 lets up to 30 through in each, and counts end with the pod. Redis: all pods
    /// share their counts, which outlive them. Default Memory.
    /// </summary>
    [Default(CounterStoreType.Memory)]
    public CounterStoreType Type { get; set; } = CounterStoreType.Memory;

    /// <summary>The Redis or Valkey server; with type Redis only.</summary>
    public RedisSettings? Redis { get; init; }
}
