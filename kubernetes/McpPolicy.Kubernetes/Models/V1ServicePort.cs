namespace McpPolicy.Kubernetes.Models;

/// <summary>One port of a service.</summary>
public sealed record V1ServicePort
{
    /// <summary>Name, unique in the service.</summary>
    public string? Name { get; init; }

    // Written out, as it is a part of the list's key: servers before 1.22 refuse an apply that leaves it to the default.
    /// <summary><c>TCP</c> (default), <c>UDP</c> or <c>SCTP</c>.</summary>
    public string? Protocol { get; init; } = "TCP";

    /// <summary>Application protocol hint.</summary>
    public string? AppProtocol { get; init; }

    /// <summary>Port of the service, 1 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>Port of the pod, by number or name; default <see cref="Port"/>.</summary>
    public IntOrString? TargetPort { get; init; }

    /// <summary>Port on each node.</summary>
    public int? NodePort { get; init; }
}
