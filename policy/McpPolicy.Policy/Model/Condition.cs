namespace McpPolicy.Policy.Model;

/// <summary>A statement about a call's arguments. It is true, false or unknown (an argument is missing or of another type); unknown
/// counts as false for a rule that allows and as true for a rule that denies.</summary>
public abstract record Condition;
