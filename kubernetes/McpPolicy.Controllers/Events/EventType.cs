namespace McpPolicy.Controllers.Events;

/// <summary>Whether an event needs attention.</summary>
public enum EventType
{
    /// <summary>All is well.</summary>
    Normal,

    /// <summary>Something is wrong.</summary>
    Warning,
}
