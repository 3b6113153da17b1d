namespace McpPolicy.Proxy.Policies;

/// <summary>Always the same policy: what a request took when it began.</summary>
/// <param name="policy">The policy; null for none.</param>
public sealed class FixedPolicy(ActivePolicy? policy) : IPolicyProvider
{
    /// <inheritdoc/>
    public ActivePolicy? Current { get; } = policy;
}
