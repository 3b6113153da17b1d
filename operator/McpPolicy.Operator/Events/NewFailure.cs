using McpPolicy.Controllers.Events;
using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Operator.Events;

/// <summary>Finds a condition that has begun to fail, or fails for another reason than before.</summary>
internal static class NewFailure
{
    /// <summary>
    /// The failure, if it is new and its reason one of those that somebody has to do something about: what passes by itself, such as proxies that
    /// are still loading, is no event.
    /// </summary>
    public static IEnumerable<Occurrence> Of(
        string type,
        string action,
        ReadOnlySpan<string> reasons,
        IEnumerable<V1Condition>? before,
        IEnumerable<V1Condition> after
    )
    {
        var now = after.FirstOrDefault(c => c.Type == type && c.Status == "False");
        if (now is not { Reason: { } reason } || !reasons.Contains(reason))
        {
            return [];
        }

        var was = before?.FirstOrDefault(c => c.Type == type);
        return was is not null && was.Status == now.Status && was.Reason == reason && was.Message == now.Message
            ? []
            : [new Occurrence(EventType.Warning, reason, action, now.Message ?? "")];
    }
}
