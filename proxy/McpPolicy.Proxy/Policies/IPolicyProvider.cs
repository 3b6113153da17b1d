namespace McpPolicy.Proxy.Policies;

/// <summary>Gives out the policy in force.</summary>
public interface IPolicyProvider
{
    /// <summary>
    /// The policy in force now, or null while none has been loaded: every call is denied then. A request takes it once and keeps
    /// to it, so that no request sees a mixture.
    /// </summary>
    ActivePolicy? Current { get; }
}
