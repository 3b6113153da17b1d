namespace McpPolicy.Controllers.Stores;

/// <summary>What happened to a stored entity.</summary>
public enum EntityChangeKind
{
    /// <summary>It is new to the store (or to the subscriber, who is first told all that is there).</summary>
    Added,

    /// <summary>It is another version.</summary>
    Updated,

    /// <summary>It is gone; found out by a watch event or, after a gap, by its absence from a list.</summary>
    Deleted,
}
