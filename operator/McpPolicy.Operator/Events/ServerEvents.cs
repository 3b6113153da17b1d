using McpPolicy.Controllers.Events;
using McpPolicy.Operator.Entities.Servers;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Events;

/// <summary>What has happened to an McpServer between two states of its status.</summary>
internal static class ServerEvents
{
    public static IEnumerable<Occurrence> Between(McpServerStatus? before, McpServerStatus after) =>
        [
            .. NewFailure.Of(ConditionTypes.Accepted, EventActions.Validate, [Reasons.Invalid], before?.Conditions, after.Conditions),
            .. NewFailure.Of(
                ConditionTypes.ResolvedRefs,
                EventActions.ResolveReferences,
                [Reasons.BackendNotFound, Reasons.RefNotFound],
                before?.Conditions,
                after.Conditions
            ),
            .. NewFailure.Of(
                ConditionTypes.Programmed,
                EventActions.Program,
                [Reasons.Conflicted, Reasons.ApplyFailed, Reasons.PolicyTooLarge, Reasons.IssuerUnknown],
                before?.Conditions,
                after.Conditions
            ),
            .. NewRevision(before, after),
        ];

    private static IEnumerable<Occurrence> NewRevision(McpServerStatus? before, McpServerStatus after) =>
        after.Policy?.ProgrammedRevision is { } revision && revision != before?.Policy?.ProgrammedRevision
            ?
            [
                new Occurrence(
                    EventType.Normal,
                    Reasons.Programmed,
                    EventActions.Program,
                    after.Conditions.FirstOrDefault(c => c.Type == ConditionTypes.Programmed)?.Message ?? ""
                ),
            ]
            : [];
}
