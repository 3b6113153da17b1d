using McpPolicy.Controllers.Events;

namespace McpPolicy.Operator.Events;

/// <summary>Something that happened and is worth a Kubernetes Event.</summary>
/// <param name="Type">Whether it needs attention.</param>
/// <param name="Reason">Why, in one word: the reason of the condition that tells the same.</param>
/// <param name="Action">What the operator was doing, in one word.</param>
/// <param name="Note">What happened, in words.</param>
internal sealed record Occurrence(EventType Type, string Reason, string Action, string Note);
