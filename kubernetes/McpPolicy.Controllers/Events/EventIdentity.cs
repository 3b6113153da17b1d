namespace McpPolicy.Controllers.Events;

/// <summary>What makes two events the same event, seen again.</summary>
internal readonly record struct EventIdentity(string RegardingUid, EventType Type, string Reason, string Action, string Note);
