namespace McpPolicy.Operator.Entities.Servers;

/// <summary>How callers prove who they are.</summary>
public sealed record AuthenticationSettings
{
    /// <summary>
    /// Anonymous: anybody who can reach the proxy may call, within the policy; restrict who can reach it with a NetworkPolicy. All anonymous
    /// callers share the limits of scope grant.
    /// </summary>
    public required AuthenticationType Type { get; init; }
}
