namespace McpPolicy.Operator.Policies;

/// <summary>How an attached policy takes part in a server's compiled policy.</summary>
public enum PolicyStanding
{
    /// <summary>As its spec says.</summary>
    Current,

    /// <summary>Its spec is invalid: as it was when it was last valid.</summary>
    Held,

    /// <summary>Its spec is invalid and never was in force here: it refuses every call.</summary>
    DenyAll,
}
