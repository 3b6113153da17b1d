namespace McpPolicy.Kubernetes.Models;

/// <summary>Desired state of a service.</summary>
public sealed record V1ServiceSpec
{
    /// <summary><c>ClusterIP</c> (default), <c>NodePort</c>, <c>LoadBalancer</c> or <c>ExternalName</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Labels of the pods behind it.</summary>
    public IReadOnlyDictionary<string, string>? Selector { get; init; }

    /// <summary>Ports.</summary>
    public IReadOnlyList<V1ServicePort>? Ports { get; init; }

    /// <summary>Virtual address; <c>None</c> for a headless service. Set by the server when absent.</summary>
    public string? ClusterIP { get; init; }

    /// <summary>Host name for type <c>ExternalName</c>.</summary>
    public string? ExternalName { get; init; }

    /// <summary><c>None</c> (default) or <c>ClientIP</c>.</summary>
    public string? SessionAffinity { get; init; }

    /// <summary>True to publish pods that are not ready.</summary>
    public bool? PublishNotReadyAddresses { get; init; }
}
