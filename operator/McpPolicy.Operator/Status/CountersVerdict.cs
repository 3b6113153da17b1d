using McpPolicy.Operator.Entities.Servers;

namespace McpPolicy.Operator.Status;

/// <summary>Judges whether a server's proxies reach the counter store that they share.</summary>
internal static class CountersVerdict
{
    // The store's problem is the same for most pods; a few tell it all.
    private const int MaxProblems = 3;

    /// <summary>One verdict for a server with a shared store that has pods to ask; otherwise none.</summary>
    public static IEnumerable<Verdict> Of(McpServerSpec spec, ServerFindings findings)
    {
        if (spec.CounterStore.Type == CounterStoreType.Memory || findings.Rollout is not { Ready: > 0 } rollout)
        {
            return [];
        }

        var problems = rollout.WithoutCounters.Take(MaxProblems).Select(r => $"{r.Pod}: {r.CounterStoreProblem}.").ToList();
        return problems.Count == 0
            ? [new(ConditionTypes.CountersReachable, true, Reasons.CountersReachable, "All proxies reach the counter store.")]
            :
            [
                new(
                    ConditionTypes.CountersReachable,
                    false,
                    Reasons.CounterStoreUnreachable,
                    $"Limits do what their onStoreFailure says. {string.Join(' ', problems)}"
                ),
            ];
    }
}
