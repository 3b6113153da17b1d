namespace McpPolicy.Policy.Model;

/// <summary>What a limit does while its counters cannot be reached.</summary>
public enum StoreFailureAction
{
    /// <summary>The call is refused. The default.</summary>
    Deny,

    /// <summary>The call goes uncounted. An explicit choice that availability matters more than this limit.</summary>
    Allow,
}
