using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Policies;

namespace McpPolicy.Operator.Status;

/// <summary>Warns of limits that each of several pods counts for itself.</summary>
internal static class SeparateCounts
{
    /// <summary>The warning; null when there is nothing to warn of.</summary>
    public static string? WarningFor(McpServerSpec spec, ResolvedPolicy policy)
    {
        var replicas = spec.Proxy.Replicas;
        return spec.CounterStore.Type == CounterStoreType.Memory && replicas > 1 && HasLimits(policy)
            ? $"Each of the {replicas} proxy pods counts limits for itself, so that all together may admit {replicas} times their max; "
                + "set spec.counterStore to a Redis to share the counts, or spec.proxy.replicas: 1."
            : null;
    }

    // Inside a text of the document the quotes would be escaped.
    private static bool HasLimits(ResolvedPolicy policy) => policy.Composed.Json.Span.IndexOf("\"limits\":"u8) >= 0;
}
