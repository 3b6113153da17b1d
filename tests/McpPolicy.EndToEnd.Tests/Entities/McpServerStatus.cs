using McpPolicy.Kubernetes.Models;

namespace McpPolicy.EndToEnd.Tests;

public sealed record McpServerStatus
{
    public ServerPolicyStatus? Policy { get; init; }

    public IReadOnlyList<V1Condition> Conditions { get; init; } = [];

    /// <summary>Whether a revision other than <paramref name="before"/> is in force on every replica.</summary>
    public bool HasProgrammedOtherThan(string? before) =>
        Policy?.Revision is { } revision
        && revision != before
        && Conditions.Any(static condition => condition is { Type: "Programmed", Status: "True" });
}
