namespace McpPolicy.Kubernetes.Models;

/// <summary>A source of environment variables; one of the references.</summary>
public sealed record V1EnvFromSource
{
    /// <summary>Put before each name.</summary>
    public string? Prefix { get; init; }

    /// <summary>A ConfigMap.</summary>
    public V1OptionalReference? ConfigMapRef { get; init; }

    /// <summary>A Secret.</summary>
    public V1OptionalReference? SecretRef { get; init; }
}
