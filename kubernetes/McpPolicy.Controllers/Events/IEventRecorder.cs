using McpPolicy.Kubernetes.Models;

namespace McpPolicy.Controllers.Events;

/// <summary>Writes Kubernetes Events (events.k8s.io/v1): what <c>kubectl describe</c> and <c>kubectl get events</c> show of an object.</summary>
/// <remarks>
/// Never waits and never fails: events are written in the background, repeated ones are counted in one object, and what comes too fast
/// about one object is dropped. Use few: a condition says how things stand, an event that something happened.
/// </remarks>
public interface IEventRecorder
{
    /// <summary>Records an event.</summary>
    /// <param name="regarding">The object it is about.</param>
    /// <param name="type">Whether it needs attention.</param>
    /// <param name="reason">Why it happened, one CamelCase word; cut at 128 bytes.</param>
    /// <param name="action">What was being done, one CamelCase word; cut at 128 bytes.</param>
    /// <param name="note">A sentence for a human, no secrets; cut at 1024 bytes, at a character.</param>
    void Publish(IKubernetesObject<V1ObjectMeta> regarding, EventType type, string reason, string action, string note);
}
