namespace McpPolicy.Kubernetes.Models;

/// <summary>Anything that the Kubernetes API stores or answers: it says its version and kind.</summary>
public interface IKubernetesObject
{
    /// <summary>API version, <c>group/version</c>, or <c>v1</c> for the core group.</summary>
    string? ApiVersion { get; set; }

    /// <summary>Kind, CamelCase and singular.</summary>
    string? Kind { get; set; }
}
