using McpPolicy.Operator.Entities.Attributes;

namespace McpPolicy.Operator.Entities.Servers;

/// <summary>The policy compiled for a server and where it is in force.</summary>
public sealed record ServerPolicyStatus
{
    /// <summary>The compiled policy's revision: a hash of its content, so that equal policies have equal revisions.</summary>
    [Length(0, 64)]
    public string? Revision { get; init; }

    /// <summary>The revision that every proxy pod last had in force; absent until there is one.</summary>
    [Length(0, 64)]
    public string? ProgrammedRevision { get; init; }

    /// <summary>The ToolPolicies compiled into it.</summary>
    public int AttachedPolicies { get; init; }

    /// <summary>The ready proxy pods that report this revision as loaded.</summary>
    public int LoadedReplicas { get; init; }

    /// <summary>The proxy pods that spec.proxy.replicas asks for.</summary>
    public int DesiredReplicas { get; init; }

    /// <summary>loadedReplicas of desiredReplicas, as in 2/2.</summary>
    [Length(0, 16)]
    public string? InForce { get; init; }
}
