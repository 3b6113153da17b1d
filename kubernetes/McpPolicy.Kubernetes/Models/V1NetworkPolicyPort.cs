namespace McpPolicy.Kubernetes.Models;

/// <summary>A port of a network policy.</summary>
public sealed record V1NetworkPolicyPort
{
    /// <summary><c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Port by number or name.</summary>
    public IntOrString? Port { get; init; }

    /// <summary>Last port of a range.</summary>
    public int? EndPort { get; init; }
}
