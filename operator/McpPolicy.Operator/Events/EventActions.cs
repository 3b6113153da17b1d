namespace McpPolicy.Operator.Events;

/// <summary>What the operator was doing when an event happened.</summary>
internal static class EventActions
{
    /// <summary>Judging a spec.</summary>
    public const string Validate = "Validate";

    /// <summary>Looking for what a spec refers to.</summary>
    public const string ResolveReferences = "ResolveReferences";

    /// <summary>Seeing to a grant's token.</summary>
    public const string IssueToken = "IssueToken";

    /// <summary>Putting a policy or a grant in force.</summary>
    public const string Program = "Program";
}
