using McpPolicy.Proxy.Policies;

namespace McpPolicy.Proxy.Tests.Fixtures;

/// <summary>Holds the policy a test sets.</summary>
internal sealed class TestPolicyProvider(ActivePolicy? policy) : IPolicyProvider
{
    public ActivePolicy? Current { get; set; } = policy;
}
