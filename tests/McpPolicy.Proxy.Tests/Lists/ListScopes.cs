using McpPolicy.Policy.Decisions;
using McpPolicy.Proxy.Calls;
using McpPolicy.Proxy.Lists;
using McpPolicy.Proxy.Policies;
using McpPolicy.Proxy.Tests.Fixtures;
using McpPolicy.Proxy.Wire;

namespace McpPolicy.Proxy.Tests.Lists;

internal static class ListScopes
{
    private static readonly ActivePolicy Strict = TestPolicy.Load(TestPolicy.Strict);

    /// <summary>The strict policy of <see cref="TestPolicy"/>: echo and limited_once are listed.</summary>
    public static ListScope Make(
        ProtocolEra era = ProtocolEra.Sessions,
        byte[]? id = null,
        int maxBytes = 1 << 20,
        ActivePolicy? policy = null
    ) =>
        new()
        {
            Policies = new FixedPolicy(policy ?? Strict),
            Caller = Caller.Anonymous,
            Era = era,
            Id = id,
            Limits = new WireLimits { MaxListBytes = maxBytes },
            Observer = new NullProxyObserver(),
        };
}
