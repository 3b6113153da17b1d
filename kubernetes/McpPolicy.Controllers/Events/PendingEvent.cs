using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Events;

/// <summary>An event as it was published, not yet written.</summary>
internal sealed record PendingEvent(
    V1ObjectReference Regarding,
    EventType Type,
    string Reason,
    string Action,
    string Note,
    DateTimeOffset At
)
{
    /// <summary>What makes another event the same one again.</summary>
    public EventIdentity Identity =>
        new(Regarding.Uid ?? $"{Regarding.Kind}/{Regarding.Namespace}/{Regarding.Name}", Type, Reason, Action, Note);
}
