namespace McpPolicy.Kubernetes.Models;

/// <summary>A TCP check.</summary>
public sealed record V1TCPSocketAction
{
    /// <summary>Port by number or name.</summary>
    public IntOrString? Port { get; init; }

    /// <summary>Host; default the pod's address.</summary>
    public string? Host { get; init; }
}
