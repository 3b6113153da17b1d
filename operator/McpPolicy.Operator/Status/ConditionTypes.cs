namespace McpPolicy.Operator.Status;

/// <summary>The aspects that conditions tell about. The words are those of Gateway API's GEP-713 where it has one.</summary>
public static class ConditionTypes
{
    /// <summary>The spec is valid and may have an effect.</summary>
    public const string Accepted = "Accepted";

    /// <summary>What the spec refers to exists.</summary>
    public const string ResolvedRefs = "ResolvedRefs";

    /// <summary>A grant's token is in its Secret.</summary>
    public const string TokenIssued = "TokenIssued";

    /// <summary>It is in force, by the proxies' own word.</summary>
    public const string Programmed = "Programmed";

    /// <summary>The proxies reach the counter store that they share; only where there is one.</summary>
    public const string CountersReachable = "CountersReachable";

    /// <summary>All of the others hold.</summary>
    public const string Ready = "Ready";
}
