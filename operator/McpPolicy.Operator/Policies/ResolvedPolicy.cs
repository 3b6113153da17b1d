using System.Collections.Immutable;
using McpPolicy.Policy.Compilation;

namespace McpPolicy.Operator.Policies;

/// <summary>What all policies attached to a server come to.</summary>
/// <param name="Composed">The document that the server's proxies load.</param>
/// <param name="Attached">The policies that went into it, by name.</param>
public sealed record ResolvedPolicy(ComposedPolicy Composed, ImmutableArray<AttachedPolicy> Attached)
{
    /// <summary>The attached policies whose spec is invalid.</summary>
    public IEnumerable<AttachedPolicy> Invalid => Attached.Where(a => a.Standing != PolicyStanding.Current);
}
