using McpPolicy.Kubernetes.Models;

namespace McpPolicy.EndToEnd.Tests;

public sealed record McpServerStatus
{
    public ServerPolicyStatus? Policy { get; init; }

    public IReadOnlyList<V1Condition> Conditions { get; init; } = [];

    private bool IsProgrammed => Conditions.Any(static condition => condition is { Type: "Programmed", Status: "True" });

    /// <summary>Whether a revision other than <paramref name="before"/> is in force on every replica.</summary>
    public bool HasProgrammedOtherThan(string? before) => IsProgrammed && Policy?.Revision is { } revision && revision != before;

    /// <summary>Whether the policy is in force on that many replicas, and on all.</summary>
    public bool IsProgrammedOn(int replicas) =>
        IsProgrammed && Policy is { } policy && policy.LoadedReplicas == replicas && policy.DesiredReplicas == replicas;
}
