namespace McpPolicy.Kubernetes.Models;

/// <summary>State of a container.</summary>
public sealed record V1ContainerStatus
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>True when its readiness probe succeeds.</summary>
    public bool? Ready { get; init; }

    /// <summary>True when its startup probe has succeeded.</summary>
    public bool? Started { get; init; }

    /// <summary>How often it was restarted.</summary>
    public int? RestartCount { get; init; }

    /// <summary>Image it runs.</summary>
    public string? Image { get; init; }

    /// <summary>Digest of the image.</summary>
    public string? ImageID { get; init; }

    /// <summary>What it does now.</summary>
    public V1ContainerState? State { get; init; }

    /// <summary>How it ended the last time.</summary>
    public V1ContainerState? LastState { get; init; }
}
