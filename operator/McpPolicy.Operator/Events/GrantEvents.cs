using McpPolicy.Controllers.Events;
using McpPolicy.Operator.Entities.Grants;
using McpPolicy.Operator.Status;

namespace McpPolicy.Operator.Events;

/// <summary>What has happened to an McpGrant between two states of its status. No note holds a token.</summary>
internal static class GrantEvents
{
    public static IEnumerable<Occurrence> Between(McpGrantStatus? before, McpGrantStatus after) =>
        [
            .. NewFailure.Of(
                ConditionTypes.Accepted,
                EventActions.Validate,
                [Reasons.Invalid, Reasons.GrantsNotTaken],
                before?.Conditions,
                after.Conditions
            ),
            .. NewFailure.Of(
                ConditionTypes.TokenIssued,
                EventActions.IssueToken,
                [Reasons.SecretConflict],
                before?.Conditions,
                after.Conditions
            ),
            .. NewFailure.Of(
                ConditionTypes.Programmed,
                EventActions.Program,
                [Reasons.TooManyGrants],
                before?.Conditions,
                after.Conditions
            ),
            .. NewFailure.Of(ConditionTypes.Ready, EventActions.Program, [Reasons.Expired], before?.Conditions, after.Conditions),
            .. NewToken(before, after),
            .. NewlyInForce(before, after),
        ];

    private static IEnumerable<Occurrence> NewToken(McpGrantStatus? before, McpGrantStatus after) =>
        after.Token is { } token && token.SecretUid != before?.Token?.SecretUid
            ?
            [
                new Occurrence(
                    EventType.Normal,
                    Reasons.TokenIssued,
                    EventActions.IssueToken,
                    $"A token was made, in Secret {token.SecretName}."
                ),
            ]
            : [];

    /// <summary>A grant came into force on every proxy: made, edited, suspended or let in again.</summary>
    private static IEnumerable<Occurrence> NewlyInForce(McpGrantStatus? before, McpGrantStatus after) =>
        IsInForce(after)
        && !IsInForce(before)
        && after.Conditions.First(c => c.Type == ConditionTypes.Programmed) is { Message: { } message }
            ? [new Occurrence(EventType.Normal, Reasons.Programmed, EventActions.Program, message)]
            : [];

    private static bool IsInForce(McpGrantStatus? status) =>
        (status?.Conditions ?? []).Any(c => c is { Type: ConditionTypes.Programmed, Status: "True" });
}
