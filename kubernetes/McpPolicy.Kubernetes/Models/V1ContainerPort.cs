namespace McpPolicy.Kubernetes.Models;

/// <summary>A port of a container.</summary>
public sealed record V1ContainerPort
{
    /// <summary>Name, at most 15 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Port, 1 to 65535.</summary>
    public int? ContainerPort { get; init; }

    // Written out, as it is a part of the list's key: servers before 1.22 refuse an apply that leaves it to the default.
    /// <summary><c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    public string? Protocol { get; init; } = "TCP";
}
