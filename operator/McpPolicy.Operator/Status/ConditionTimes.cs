using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Status;

/// <summary>Says since when conditions are as they are.</summary>
internal static class ConditionTimes
{
    /// <summary>The conditions with the time of those before them whose status is the same, and with now where it changed.</summary>
    public static IReadOnlyList<V1Condition> Carry(
        IReadOnlyList<V1Condition>? before,
        IReadOnlyList<V1Condition> after,
        DateTimeOffset now
    ) => [.. after.Select(next => next with { LastTransitionTime = Since(before, next) ?? now })];

    private static DateTimeOffset? Since(IReadOnlyList<V1Condition>? before, V1Condition next) =>
        before?.FirstOrDefault(c => c.Type == next.Type && c.Status == next.Status)?.LastTransitionTime;
}
