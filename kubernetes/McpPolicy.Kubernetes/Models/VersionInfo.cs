namespace McpPolicy.Kubernetes.Models;

/// <summary>What the API server says of itself at <c>/version</c>.</summary>
public sealed record VersionInfo
{
    /// <summary>Major version, such as <c>1</c>.</summary>
    public string? Major { get; init; }

    /// <summary>Minor version; managed offerings append <c>+</c>.</summary>
    public string? Minor { get; init; }

    /// <summary>Full version, such as <c>v1.30.2</c>.</summary>
    public string? GitVersion { get; init; }

    /// <summary>Operating system and architecture.</summary>
    public string? Platform { get; init; }
}
