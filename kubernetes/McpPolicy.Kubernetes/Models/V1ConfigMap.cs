namespace McpPolicy.Kubernetes.Models;

/// <summary>Configuration that pods mount or read, at most 1 MiB.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "ConfigMap", PluralName = "configmaps")]
public sealed record V1ConfigMap : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "ConfigMap";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>UTF-8 values by key.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Other values by key.</summary>
    public IReadOnlyDictionary<string, byte[]>? BinaryData { get; init; }

    /// <summary>True to refuse every further change of the data.</summary>
    public bool? Immutable { get; init; }
}
