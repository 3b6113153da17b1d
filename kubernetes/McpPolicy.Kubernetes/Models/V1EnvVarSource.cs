namespace McpPolicy.Kubernetes.Models;

/// <summary>Where an environment variable's value comes from; one of the members.</summary>
public sealed record V1EnvVarSource
{
    /// <summary>A field of the pod.</summary>
    public V1ObjectFieldSelector? FieldRef { get; init; }

    /// <summary>A key of a ConfigMap.</summary>
    public V1KeySelector? ConfigMapKeyRef { get; init; }

    /// <summary>A key of a Secret.</summary>
    public V1KeySelector? SecretKeyRef { get; init; }
}
