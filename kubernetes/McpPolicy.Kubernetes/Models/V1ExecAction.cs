namespace McpPolicy.Kubernetes.Models;

/// <summary>A command run in the container, without a shell.</summary>
public sealed record V1ExecAction
{
    /// <summary>Program and arguments.</summary>
    public IReadOnlyList<string>? Command { get; init; }
}
