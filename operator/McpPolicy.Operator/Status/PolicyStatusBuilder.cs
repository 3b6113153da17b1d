using System.Collections.Immutable;
using System.Text.Json;
using McpPolicy.Operator.Entities;
using McpPolicy.Operator.Entities.Policies;
using McpPolicy.Operator.Policies;

namespace McpPolicy.Operator.Status;

/// <summary>What the status of a ToolPolicy is to say.</summary>
internal static class PolicyStatusBuilder
{
    private const int MaxTargets = 16;

    public static ToolPolicyStatus Build(ToolPolicy policy, ReadPolicy read, ImmutableArray<PolicyTargetStanding> targets)
    {
        var generation = policy.Metadata.Generation;
        return new ToolPolicyStatus
        {
            ObservedGeneration = generation,
            TargetCount = targets.Count(t => t.Exists),
            RuleCount = RulesOf(policy.Spec),
            Conditions = [Accepted(read, targets).On(generation), Programmed(read, targets).On(generation)],
            Targets = [.. targets.Take(MaxTargets).Select(t => TargetOf(policy, read, t))],
        };
    }

    private static Verdict Accepted(ReadPolicy read, ImmutableArray<PolicyTargetStanding> targets)
    {
        if (!read.Errors.IsEmpty)
        {
            return new(ConditionTypes.Accepted, false, Reasons.Invalid, string.Join("; ", read.Errors));
        }

        if (!targets.Any(t => t.Exists))
        {
            return new(ConditionTypes.Accepted, false, Reasons.TargetNotFound, NoTarget(read));
        }

        var warnings = string.Concat(read.Warnings.Select(w => $" Warning: {w}."));
        return new(
            ConditionTypes.Accepted,
            true,
            Reasons.Accepted,
            $"The policy is valid and attached to {targets.Count(t => t.Exists)} server(s).{warnings}"
        );
    }

    private static Verdict Programmed(ReadPolicy read, ImmutableArray<PolicyTargetStanding> targets)
    {
        if (!read.Errors.IsEmpty)
        {
            return new(
                ConditionTypes.Programmed,
                false,
                Reasons.Invalid,
                "The spec is invalid: each target keeps the policy's last valid version, or refuses every call where there is none."
            );
        }

        if (!targets.Any(t => t.Exists))
        {
            return new(ConditionTypes.Programmed, false, Reasons.TargetNotFound, "There is no server to be in force on.");
        }

        return targets.FirstOrDefault(t => !t.IsProgrammed) is { } behind
            ? new(
                ConditionTypes.Programmed,
                false,
                behind.Exists ? Reasons.Pending : Reasons.TargetNotFound,
                $"McpServer {behind.Server}: {behind.Message}"
            )
            : new(
                ConditionTypes.Programmed,
                true,
                Reasons.Programmed,
                "Every proxy of every target has this version of the policy in force."
            );
    }

    private static PolicyTargetStatus TargetOf(ToolPolicy policy, ReadPolicy read, PolicyTargetStanding target)
    {
        var generation = policy.Metadata.Generation;
        var accepted =
            !target.Exists ? new Verdict(ConditionTypes.Accepted, false, Reasons.TargetNotFound, target.Message)
            : read.Errors.IsEmpty ? new Verdict(ConditionTypes.Accepted, true, Reasons.Accepted, "The policy is attached.")
            : new Verdict(ConditionTypes.Accepted, false, Reasons.Invalid, "The spec is invalid.");
        var reason =
            target.IsProgrammed ? Reasons.Programmed
            : accepted.Holds == true ? Reasons.Pending
            : accepted.Reason;
        var programmed = new Verdict(ConditionTypes.Programmed, target.IsProgrammed, reason, target.Message);
        return new PolicyTargetStatus
        {
            Name = target.Server,
            ProgrammedGeneration = target.IsProgrammed ? generation : ProgrammedBefore(policy, target.Server),
            Conditions = [accepted.On(generation), programmed.On(generation)],
        };
    }

    private static long? ProgrammedBefore(ToolPolicy policy, string server) =>
        policy.Status?.Targets.FirstOrDefault(t => t.Name == server)?.ProgrammedGeneration;

    private static string NoTarget(ReadPolicy read) =>
        read.Targeting.Names.IsEmpty
            ? "No McpServer of this namespace matches targetSelector; label one, or correct the selector."
            : $"No McpServer of this namespace is named {string.Join(" or ", read.Targeting.Names)}; create it, or correct targetRefs.";

    private static int? RulesOf(JsonElement? spec) =>
        spec is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("rules", out var rules)
        && rules.ValueKind == JsonValueKind.Array
            ? rules.GetArrayLength()
            : 0;
}
