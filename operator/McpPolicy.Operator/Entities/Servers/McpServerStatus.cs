using McpPolicy.Kubernetes.Models;
using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>What the operator made of an McpServer and what it saw of the result.</summary>
public sealed record McpServerStatus
{
    /// <summary>The metadata.generation that this status describes.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>Where MCP clients reach the proxy.</summary>
    public ServerAddress? Address { get; init; }

    /// <summary>The policy compiled for the server and how many proxy pods have it in force.</summary>
    public ServerPolicyStatus? Policy { get; init; }

    /// <summary>The grants of the server and how many proxy pods have them in force; absent where the server takes no grants.</summary>
    public ServerCredentialStatus? Credentials { get; init; }

    /// <summary>
    /// Accepted: the spec is valid. ResolvedRefs: what it refers to exists. Programmed: every ready proxy pod reports the compiled policy as
    /// loaded. CountersReachable: with a shared counter store, every ready proxy pod reaches it. Ready: all of these hold, so calls are answered under the policy shown.
    /// </summary>
    [Items(0, 8)]
    [ListMap("type")]
    public IReadOnlyList<V1Condition> Conditions { get; set; } = [];
}
