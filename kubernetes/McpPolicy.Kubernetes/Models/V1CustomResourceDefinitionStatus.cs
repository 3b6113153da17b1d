namespace McpPolicy.Kubernetes.Models;

/// <summary>Observed state of a definition.</summary>
public sealed record V1CustomResourceDefinitionStatus
{
    /// <summary>Conditions; <c>Established</c> says that objects can be made.</summary>
    public IReadOnlyList<V1Condition>? Conditions { get; init; }

    /// <summary>Versions that may be in storage.</summary>
    public IReadOnlyList<string>? StoredVersions { get; init; }
}
