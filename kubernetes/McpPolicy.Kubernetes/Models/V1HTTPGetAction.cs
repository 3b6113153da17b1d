namespace McpPolicy.Kubernetes.Models;

/// <summary>An HTTP check or hook.</summary>
public sealed record V1HTTPGetAction
{
    /// <summary>Path.</summary>
    public string? Path { get; init; }

    /// <summary>Port by number or name.</summary>
    public IntOrString? Port { get; init; }

    /// <summary><c>HTTP</c> (default) or <c>HTTPS</c>.</summary>
    public string? Scheme { get; init; }

    /// <summary>Host; default the pod's address.</summary>
    public string? Host { get; init; }
}
