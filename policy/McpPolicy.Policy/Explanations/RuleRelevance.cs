namespace McpPolicy.Policy.Explanations;

/// <summary>Whether a rule takes part in the decision on a call, and if not, why.</summary>
public enum RuleRelevance
{
    /// <summary>It takes part.</summary>
    Applies,

    /// <summary>It is about other tools.</summary>
    OtherTool,

    /// <summary>It is about other callers.</summary>
    OtherCaller,

    /// <summary>Its condition does not hold for the arguments, or, for a rule that allows, cannot be told.</summary>
    OtherArguments,
}
