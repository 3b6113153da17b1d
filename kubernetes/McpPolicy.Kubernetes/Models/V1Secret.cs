namespace McpPolicy.Kubernetes.Models;

/// <summary>Confidential values. Never log one.</summary>
[KubernetesEntity(Group = "", ApiVersion = "v1", Kind = "Secret", PluralName = "secrets")]
public sealed record V1Secret : IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public string? ApiVersion { get; set; } = "v1";

    /// <inheritdoc/>
    public string? Kind { get; set; } = "Secret";

    /// <inheritdoc/>
    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>Values by key.</summary>
    public IReadOnlyDictionary<string, byte[]>? Data { get; init; }

    /// <summary>Write-only: text values that the server merges into <see cref="Data"/>.</summary>
    public IReadOnlyDictionary<string, string>? StringData { get; init; }

    /// <summary>Type, such as <c>Opaque</c>.</summary>
    public string? Type { get; init; }

    /// <summary>True to refuse every further change of the data.</summary>
    public bool? Immutable { get; init; }
}
