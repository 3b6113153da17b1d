using McpPolicy.Controllers.Events;
using McpPolicy.Operator.Entities.Policies;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Events;

/// <summary>What has happened to a ToolPolicy between two states of its status.</summary>
internal static class PolicyEvents
{
    public static IEnumerable<Occurrence> Between(ToolPolicyStatus? before, ToolPolicyStatus after) =>
        [
            .. NewFailure.Of(ConditionTypes.Accepted, EventActions.Validate, [Reasons.Invalid], before?.Conditions, after.Conditions),
            .. after
                .Targets.Where(t => t.ProgrammedGeneration is not null && t.ProgrammedGeneration != GenerationBefore(before, t.Name))
                .Select(Programmed),
        ];

    private static long? GenerationBefore(ToolPolicyStatus? before, string server) =>
        before?.Targets.FirstOrDefault(t => t.Name == server)?.ProgrammedGeneration;

    private static Occurrence Programmed(PolicyTargetStatus target) =>
        new(
            EventType.Normal,
            Reasons.Programmed,
            EventActions.Program,
            $"McpServer {target.Name}: {target.Conditions.FirstOrDefault(c => c.Type == ConditionTypes.Programmed)?.Message}"
        );
}
