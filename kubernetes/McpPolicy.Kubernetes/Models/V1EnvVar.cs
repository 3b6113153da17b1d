namespace McpPolicy.Kubernetes.Models;

/// <summary>An environment variable.</summary>
public sealed record V1EnvVar
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Literal value.</summary>
    public string? Value { get; init; }

    /// <summary>Where the value comes from.</summary>
    public V1EnvVarSource? ValueFrom { get; init; }
}
