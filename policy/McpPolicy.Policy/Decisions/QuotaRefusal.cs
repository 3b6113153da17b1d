using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>The refusal that a counter store's answer asks for.</summary>
internal static class QuotaRefusal
{
    private const string Full = "There are too many counters in use to count this call.";
    private const string Unreachable = "The counters cannot be reached, so the limit cannot be checked.";

    /// <summary>The refusal; null when the call may go on.</summary>
    public static Decision? Of(ReserveResult result, DemandBuffer demands, ReadOnlyMemory<byte> name)
    {
        switch (result.Status)
        {
            case ReserveStatus.Reserved:
                return null;
            case ReserveStatus.Limited:
                var limit = demands.Limit(result.DemandIndex);
                return Refuse(Effect.Limit, limit, limit.Source.Reason, name) with { RetryAfter = result.RetryAfter };
            case ReserveStatus.Full:
                return Refuse(Effect.Error, demands.Limit(result.DemandIndex), Full, name);
            default:
                return FirstThatDenies(demands) is { } denies ? Refuse(Effect.Error, denies, Unreachable, name) : null;
        }
    }

    private static CompiledLimit? FirstThatDenies(DemandBuffer demands)
    {
        for (var i = 0; i < demands.Count; i++)
        {
            if (demands.Limit(i).OnStoreFailure != StoreFailureAction.Allow)
            {
                return demands.Limit(i);
            }
        }

        return null;
    }

    private static Decision Refuse(Effect effect, CompiledLimit limit, string? reason, ReadOnlyMemory<byte> name) =>
        new()
        {
            Effect = effect,
            Rule = limit.Rule,
            Limit = limit,
            Reason = reason,
            ToolName = name,
        };
}
