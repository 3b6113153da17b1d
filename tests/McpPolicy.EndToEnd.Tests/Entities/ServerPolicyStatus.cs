namespace McpPolicy.EndToEnd.Tests;

public sealed record ServerPolicyStatus
{
    public string? Revision { get; init; }

    public int? LoadedReplicas { get; init; }

    public int? DesiredReplicas { get; init; }
}
