namespace McpPolicy.Kubernetes.Configuration;

/// <summary>The merged kubeconfig files.</summary>
/// <param name="Sources">The files, for messages.</param>
/// <param name="CurrentContext">The context to use, or null.</param>
/// <param name="Contexts">Contexts by name.</param>
/// <param name="Clusters">Clusters by name.</param>
/// <param name="Users">Users by name.</param>
internal sealed record KubeConfig(
    string Sources,
    string? CurrentContext,
    IReadOnlyDictionary<string, YamlSection> Contexts,
    IReadOnlyDictionary<string, YamlSection> Clusters,
    IReadOnlyDictionary<string, YamlSection> Users
);
