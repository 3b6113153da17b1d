namespace McpPolicy.Policy.Explanations;

/// <summary>How a condition came out for one call.</summary>
public enum ConditionOutcome
{
    /// <summary>It does not hold.</summary>
    False,

    /// <summary>It cannot be told, because an argument is missing or of another type: counts against the call.</summary>
    Unknown,

    /// <summary>It holds.</summary>
    True,
}
