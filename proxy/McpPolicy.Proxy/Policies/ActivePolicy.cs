using McpPolicy.Policy.Compilation;
using McpPolicy.Policy.Decisions;

namespace McpPolicy.Proxy.Policies;

/// <summary>One loaded policy with everything made from it; immutable, replaced as a whole.</summary>
/// <param name="policy">The compiled policy.</param>
/// <param name="engine">The engine that decides by it.</param>
public sealed class ActivePolicy(CompiledPolicy policy, PolicyEngine engine)
{
    /// <summary>The compiled policy.</summary>
    public CompiledPolicy Policy { get; } = policy;

    /// <summary>Decides calls and listings by <see cref="Policy"/>.</summary>
    public PolicyEngine Engine { get; } = engine;
}
