namespace McpPolicy.Policy.Decisions;

/// <summary>What is done with a call.</summary>
public enum Effect
{
    /// <summary>It goes to the server.</summary>
    Allow,

    /// <summary>It is refused by a rule or by default.</summary>
    Deny,

    /// <summary>It is refused because a limit has no room.</summary>
    Limit,

    /// <summary>It is refused because a person has to approve it.</summary>
    Approval,

    /// <summary>It is refused because it could not be decided: its counters cannot be reached, or its arguments cannot be read.</summary>
    Error,
}
