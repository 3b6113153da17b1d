using System.Buffers;
using McpPolicy.Policy.Compilation.Names;
using McpPolicy.Policy.Conditions;
using McpPolicy.Policy.Limits;
using McpPolicy.Policy.Model;

namespace McpPolicy.Policy.Decisions;

/// <summary>Goes through the rules about a tool and collects what they say about one call.</summary>
internal static class RuleEvaluation
{
    private const int MaxOnStack = 32;

    /// <summary>False when the arguments cannot be read, so that nothing can be said.</summary>
    public static bool TryRun(NameEntry entry, in ToolCall call, ref CallEvaluation evaluation)
    {
        var (slots, nodes) = (entry.Paths.SlotCount, entry.Paths.NodeCount);
        if (slots == 0)
        {
            Run(entry, call, default, ref evaluation);
            return true;
        }

        if (nodes > MaxOnStack)
        {
            return TryRunPooled(entry, call, ref evaluation);
        }

        Span<ArgumentSlot> slotBuffer = stackalloc ArgumentSlot[MaxOnStack];
        Span<bool> seenBuffer = stackalloc bool[MaxOnStack];
        return TryRun(entry, call, slotBuffer[..slots], seenBuffer[..nodes], ref evaluation);
    }

    private static bool TryRunPooled(NameEntry entry, in ToolCall call, ref CallEvaluation evaluation)
    {
        var slots = ArrayPool<ArgumentSlot>.Shared.Rent(entry.Paths.SlotCount);
        var seen = ArrayPool<bool>.Shared.Rent(entry.Paths.NodeCount);
        try
        {
            var usedSlots = slots.AsSpan(0, entry.Paths.SlotCount);
            var usedSeen = seen.AsSpan(0, entry.Paths.NodeCount);
            usedSlots.Clear();
            usedSeen.Clear();
            return TryRun(entry, call, usedSlots, usedSeen, ref evaluation);
        }
        finally
        {
            ArrayPool<ArgumentSlot>.Shared.Return(slots);
            ArrayPool<bool>.Shared.Return(seen);
        }
    }

    private static bool TryRun(NameEntry entry, in ToolCall call, Span<ArgumentSlot> slots, Span<bool> seen, ref CallEvaluation evaluation)
    {
        var json = call.Arguments.Span;
        if (!ArgumentScanner.TryScan(json, entry.Paths, slots, seen))
        {
            return false;
        }

        Run(entry, call, new ArgumentView(json, slots), ref evaluation);
        return true;
    }

    private static void Run(NameEntry entry, in ToolCall call, ArgumentView arguments, ref CallEvaluation evaluation)
    {
        foreach (var bound in entry.Rules)
        {
            var rule = bound.Rule;
            if (!rule.Subjects.Includes(call.Caller))
            {
                continue;
            }

            var truth = bound.When?.Evaluate(arguments) ?? Truth.True;
            if (!Tally.Applies(rule.Action, truth))
            {
                continue;
            }

            evaluation.WithAudits.Add(rule, truth, call.Caller);
            if (rule.Mode == EnforcementMode.Enforce)
            {
                evaluation.Enforced.Add(rule, truth, call.Caller);
            }

            foreach (var limit in bound.Limits)
            {
                AddDemand(entry, call, limit, arguments, ref evaluation);
            }
        }
    }

    private static void AddDemand(
        NameEntry entry,
        in ToolCall call,
        BoundLimit bound,
        ArgumentView arguments,
        ref CallEvaluation evaluation
    )
    {
        var limit = bound.Limit;
        var enforced = limit.Mode == EnforcementMode.Enforce;
        var cost = CallCost.Of(bound, arguments, out var error);
        if (error is null)
        {
            ref var buffer = ref enforced ? ref evaluation.Demands : ref evaluation.AuditDemands;
            buffer.Add(limit, KeyOf(entry, call, limit), cost);
        }
        else if (enforced)
        {
            evaluation.CostError ??= (limit, error);
        }
        else
        {
            evaluation.AuditCostError ??= limit;
        }
    }

    private static CounterKey KeyOf(NameEntry entry, in ToolCall call, Compilation.CompiledLimit limit)
    {
        var scope = limit.Scope;
        var isServer = Has(scope, CounterScope.Server);
        var isSession = Has(scope, CounterScope.Session);
        return new CounterKey(
            limit.Definition,
            isServer ? "" : call.Caller.Id,
            isSession ? call.Session ?? "" : "",
            Has(scope, CounterScope.Tool) ? entry.Name : ""
        );
    }

    // Enum.HasFlag allocates unless the JIT optimises it away.
    private static bool Has(CounterScope scope, CounterScope flag) => (scope & flag) == flag;
}
