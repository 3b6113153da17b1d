namespace McpPolicy.Policy.Model;

/// <summary>What happens to a call that no rule names. An omitted default is always <see cref="Deny"/>.</summary>
public enum DefaultAction
{
    /// <summary>The call is refused.</summary>
    Deny,

    /// <summary>The call is allowed.</summary>
    Allow,
}
