namespace McpPolicy.Policy.Model;

/// <summary>True when the part is false, false when it is true; unknown stays unknown.</summary>
/// <param name="Part">What is negated.</param>
public sealed record NotCondition(Condition Part) : Condition;
